"""The files for other platforms say what is true of the code: paths, variables, commands."""

from __future__ import annotations

import base64
import configparser
import copy
import json
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from cfnlint.decode import decode

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.routers.application import all_routers
from tests.fakes.lambda_runtime import REPOSITORY
from tests.functions.packaging import secret_variables
from tests.unit.core.test_env_example import FIELDS

INFRA = REPOSITORY / "infra"
CONFIGS = [
    INFRA / "docker" / "Dockerfile",
    INFRA / "fly" / "fly.toml",
    INFRA / "render" / "render.yaml",
    INFRA / "railway" / "railway.json",
    INFRA / "ecs" / "service.yml",
    INFRA / "ec2" / "cloud-init.yml",
    INFRA / "vercel" / "vercel.json",
    INFRA / "aws" / "browser.yml",
    INFRA / "aws" / "environment.cjs",
    REPOSITORY / "serverless.yml",
]
# Read by main.py, osls and systemd, not settings of the library.
OTHER_VARIABLES = {"EMPTOR_MIGRATIONS_DIR", "EMPTOR_BROWSER_IMAGE", "EMPTOR_IMAGE"}
MIGRATE = "python main.py migrate"


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def paths() -> set[str]:
    return set(create_app(*all_routers(), settings=Settings()).openapi()["paths"])


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_every_variable_named_is_one_that_is_read(config: Path) -> None:
    named = set(re.findall(r"\b(?:EMPTOR_[A-Z_]+[A-Z]|DATABASE_URL|SUPABASE_[A-Z_]+)\b", text(config)))
    assert named - set(FIELDS) - OTHER_VARIABLES == set()


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_every_path_named_is_one_that_is_served(config: Path) -> None:
    named = set(re.findall(r"(?<!: )/api/v1/(?:health|ready)\b", text(config)))
    assert named <= paths()


def published(name: str) -> dict[str, Any]:
    """The platform's reference as a schema: see schemas/README.md."""
    schema: dict[str, Any] = json.loads(text(Path(__file__).parent / "schemas" / name))
    return schema


# Each platform's file as its platform reads it, and the schema of what that platform takes.
PLATFORM_FILES = {
    "fly": ("fly.json", tomllib.loads(text(INFRA / "fly" / "fly.toml"))),
    "render": ("render.json", yaml.safe_load(text(INFRA / "render" / "render.yaml"))),
    "railway": ("railway.json", json.loads(text(INFRA / "railway" / "railway.json"))),
    "ec2": ("cloud_init.json", yaml.safe_load(text(INFRA / "ec2" / "cloud-init.yml"))),
}


@pytest.mark.parametrize("platform", PLATFORM_FILES)
def test_a_platforms_file_has_only_what_the_platform_takes(platform: str) -> None:
    schema, content = PLATFORM_FILES[platform]
    jsonschema.Draft202012Validator(published(schema)).validate(content)


@pytest.mark.parametrize(
    ("platform", "where", "value"),
    [
        ("fly", ["http_service", "auto_stop_machine"], "off"),
        ("fly", ["http_service", "internal_port"], "8080"),
        ("fly", ["vm", 0, "size"], "shared-cpu-3x"),
        ("render", ["services", 0, "healthCheckInterval"], 10),
        ("render", ["services", 0, "plan"], "large"),
        ("render", ["services", 0, "envVars", 0, "sync"], False),
        ("railway", ["deploy", "drainingSeconds"], "15"),
        ("railway", ["deploy", "restartPolicyType"], "always"),
        ("ec2", ["write_files", 0, "permissions"], 600),
        ("ec2", ["write_files", 0, "mode"], "0600"),
    ],
)
def test_a_field_that_a_platform_does_not_take_is_noticed(platform: str, where: list[str | int], value: object) -> None:
    schema, content = PLATFORM_FILES[platform]
    changed = copy.deepcopy(content)
    target: Any = changed
    for step in where[:-1]:
        target = target[step]
    target[where[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(published(schema)).validate(changed)


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    """The template of ECS, with the short forms of its functions spelled out."""
    found, problems = decode(INFRA / "ecs" / "service.yml")
    assert not problems
    return dict(found)


def properties(template: dict[str, Any], kind: str) -> dict[str, Any]:
    """Of the template's one resource of this type."""
    (found,) = [resource["Properties"] for resource in template["Resources"].values() if resource["Type"] == kind]
    return dict(found)


class TestEcs:
    def test_the_template_is_clean(self) -> None:
        command = [Path(sys.executable).with_name("cfn-lint"), "--", INFRA / "ecs" / "service.yml"]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout

    @pytest.mark.parametrize(
        ("variable", "parameter"),
        [
            ("EMPTOR_CORS_ORIGINS", "CorsOrigins"),
            ("EMPTOR_BROWSER_FUNCTION_URL", "BrowserFunctionUrl"),
            ("SUPABASE_URL", "SupabaseUrl"),
            ("EMPTOR_SNAPSHOT_BUCKET", "SnapshotBucket"),
        ],
    )
    def test_what_differs_between_deployments_is_a_parameter(
        self, template: dict[str, Any], variable: str, parameter: str
    ) -> None:
        (container,) = properties(template, "AWS::ECS::TaskDefinition")["ContainerDefinitions"]
        assert {"Name": variable, "Value": {"Ref": parameter}} in container["Environment"]
        assert parameter in template["Parameters"]

    def test_provider_keys_are_read_by_the_task_from_one_secret(self, template: dict[str, Any]) -> None:
        """Named by a reference in the environment, and readable by the task's own role, not only by the agent that starts it."""
        task = properties(template, "AWS::ECS::TaskDefinition")
        (container,) = task["ContainerDefinitions"]
        (reference,) = [one["Value"] for one in container["Environment"] if one["Name"] == "EMPTOR_SECRETS"]
        assert reference["Fn::If"][:2] == ["HasSecrets", {"Fn::Sub": "secretsmanager:${Secrets}"}]
        assert task["TaskRoleArn"] == {"Fn::GetAtt": ["TaskRole", "Arn"]}
        policies = [policy["Fn::If"] for policy in template["Resources"]["TaskRole"]["Properties"]["Policies"]]
        may = {condition: policy["PolicyDocument"]["Statement"] for condition, policy, _ in policies}
        assert may["HasSecrets"] == [
            {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": {"Ref": "Secrets"}}
        ]
        assert {"s3:GetObject", "s3:PutObject", "s3:DeleteObject"} <= set(may["HasBucket"][0]["Action"])

    def test_no_secret_is_a_plain_variable(self, template: dict[str, Any]) -> None:
        (container,) = properties(template, "AWS::ECS::TaskDefinition")["ContainerDefinitions"]
        plain = {variable["Name"] for variable in container["Environment"]}
        assert not plain & {name for names in secret_variables() for name in names}
        assert container["Secrets"] == [{"Name": "DATABASE_URL", "ValueFrom": {"Ref": "DatabaseUrl"}}]

    def test_tasks_have_no_public_address_and_a_read_only_root(self, template: dict[str, Any]) -> None:
        network = properties(template, "AWS::ECS::Service")["NetworkConfiguration"]["AwsvpcConfiguration"]
        assert network["AssignPublicIp"] == "DISABLED"
        assert network["Subnets"] == {"Ref": "PrivateSubnets"}
        (container,) = properties(template, "AWS::ECS::TaskDefinition")["ContainerDefinitions"]
        assert container["ReadonlyRootFilesystem"] is True
        assert properties(template, "AWS::ElasticLoadBalancingV2::LoadBalancer")["Subnets"] == {"Ref": "PublicSubnets"}

    def test_busy_tasks_get_company(self, template: dict[str, Any]) -> None:
        target = properties(template, "AWS::ApplicationAutoScaling::ScalableTarget")
        policy = properties(template, "AWS::ApplicationAutoScaling::ScalingPolicy")
        assert (target["MinCapacity"], target["MaxCapacity"]) == ({"Ref": "Count"}, {"Ref": "MaxCount"})
        assert policy["ScalingTargetId"] == {"Ref": "Scaling"}
        assert policy["PolicyType"] == "TargetTrackingScaling"


class TestDockerfile:
    @pytest.mark.parametrize("dockerfile", ["infra/docker/Dockerfile", "functions/browser/Dockerfile"])
    def test_what_it_copies_exists_and_is_sent_to_the_builder(self, dockerfile: str) -> None:
        rules = [line for line in text(REPOSITORY / ".dockerignore").splitlines() if line]
        lines = re.findall(r"^COPY (?!--from)(.+)$", text(REPOSITORY / dockerfile), re.MULTILINE)
        sources = [source for line in lines for source in line.split()[:-1]]
        assert sources
        for source in sources:
            assert (REPOSITORY / source).exists(), source
            kept = [rule[1:] for rule in rules if rule.startswith("!")]
            assert any(fnmatchcase(source, rule) or source.startswith(f"{rule}/") for rule in kept), source

    def test_the_packages_of_the_container_are_those_that_are_tested(self) -> None:
        """Same versions as in dev.txt, and the ones Lambda has by itself besides."""
        pins = {
            name: dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", text(REPOSITORY / "requirements" / name), re.MULTILINE))
            for name in ("dev.txt", "container.txt", "runtime.txt")
        }
        for name in ("container.txt", "runtime.txt"):
            assert pins[name].items() <= pins["dev.txt"].items(), name
        assert "boto3" in pins["container.txt"]
        assert {"boto3", "playwright"}.isdisjoint(pins["runtime.txt"])

    def test_no_list_holds_an_address_of_a_registry(self) -> None:
        for path in [*(REPOSITORY / "requirements").glob("*.txt"), REPOSITORY / "package-lock.json"]:
            assert not re.search(r"https?://[^\s\"]*(simple|registry|\.tgz|\.whl)", text(path)), path


class TestPlatforms:
    def test_fly_builds_the_dockerfile_and_migrates_before_a_release(self) -> None:
        fly = tomllib.loads(text(INFRA / "fly" / "fly.toml"))
        assert (INFRA / "fly" / fly["build"]["dockerfile"]).resolve() == INFRA / "docker" / "Dockerfile"
        assert fly["deploy"]["release_command"] == MIGRATE
        assert fly["http_service"]["internal_port"] == int(fly["env"]["PORT"])
        assert fly["http_service"]["auto_stop_machines"] == "off", "a machine that stops abandons its jobs"

    def test_render_builds_the_dockerfile_and_migrates_before_a_release(self) -> None:
        (service,) = yaml.safe_load(text(INFRA / "render" / "render.yaml"))["services"]
        assert (REPOSITORY / service["dockerfilePath"]).exists()
        assert service["preDeployCommand"] == MIGRATE
        assert all("value" in variable or variable["sync"] is False for variable in service["envVars"])

    def test_railway_builds_the_dockerfile_and_migrates_before_a_release(self) -> None:
        railway = json.loads(text(INFRA / "railway" / "railway.json"))
        assert (REPOSITORY / railway["build"]["dockerfilePath"]).exists()
        assert railway["deploy"]["preDeployCommand"] == [MIGRATE]

    def test_the_virtual_machine_runs_a_unit_that_migrates_first(self) -> None:
        content = text(INFRA / "ec2" / "cloud-init.yml")
        assert content.startswith("#cloud-config\n")
        cloud: dict[str, Any] = yaml.safe_load(content)
        files = {item["path"]: item for item in cloud["write_files"]}
        assert files["/etc/emptor/emptor.env"]["permissions"] == "0600", "it holds secrets"
        unit = configparser.ConfigParser(strict=False, interpolation=None)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read_string(files["/etc/systemd/system/emptor.service"]["content"])
        assert unit["Service"]["ExecStartPre"].endswith(MIGRATE)
        assert unit["Service"]["Restart"] == "always"
        profile = base64.b64decode(files["/etc/emptor/chromium.json"]["content"])
        assert profile == (INFRA / "docker" / "chromium.json").read_bytes()

    @pytest.mark.parametrize(
        ("image", "starts"),
        [
            ("registry.example/emptor@sha256:" + "0123456789abcdef" * 4, True),
            ("registry.example/emptor:latest", False),
            ("registry.example/emptor", False),
            ("", False),
        ],
    )
    def test_the_virtual_machine_starts_only_an_image_that_is_pinned(self, image: str, starts: bool, tmp_path: Path) -> None:
        """By its digest: a tag would change what runs at the next restart."""
        cloud: dict[str, Any] = yaml.safe_load(text(INFRA / "ec2" / "cloud-init.yml"))
        files = {item["path"]: item["content"] for item in cloud["write_files"]}
        check = tmp_path / "pinned"
        check.write_text(files["/usr/local/bin/emptor-pinned"])
        done = subprocess.run(["sh", check, image], capture_output=True, text=True, check=False)
        assert (done.returncode == 0) is starts
        assert starts or "images.env" in done.stderr
        for name in ("emptor", "emptor-browser"):
            unit = files[f"/etc/systemd/system/{name}.service"]
            assert unit.index("emptor-pinned") < unit.index("docker run")

    def test_the_browser_of_the_virtual_machine_knows_its_token_and_no_other_secret(self) -> None:
        cloud: dict[str, Any] = yaml.safe_load(text(INFRA / "ec2" / "cloud-init.yml"))
        files = {item["path"]: item["content"] for item in cloud["write_files"]}
        (start,) = re.findall(r"^ExecStart=(.*)$", files["/etc/systemd/system/emptor-browser.service"], re.MULTILINE)
        assert "--env-file" not in start
        assert re.findall(r"--env (\S+)", start) == ["EMPTOR_BROWSER_FUNCTION_TOKEN"]

    def test_vercel_has_an_entry_point_and_a_cron_for_the_worker(self) -> None:
        vercel = json.loads(text(INFRA / "vercel" / "vercel.json"))
        project = tomllib.loads(text(INFRA / "vercel" / "pyproject.toml"))
        module, attribute = project["tool"]["vercel"]["entrypoint"].split(":")
        assert re.search(rf"^{attribute} = ", text(INFRA / "vercel" / f"{module}.py"), re.MULTILINE)
        assert (INFRA / "vercel" / project["tool"]["uv"]["sources"]["emptor"]["path"] / "pyproject.toml").resolve().exists()
        assert [cron["path"] for cron in vercel["crons"]] == ["/api/v1/internal/drain"]
