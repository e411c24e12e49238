"""The deployment packages offline, its CloudFormation is sound, and it serves the paths that OpenAPI describes."""

from __future__ import annotations

import importlib
import json
import logging
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from emptor.core.app import create_app
from emptor.core.emf import NAMESPACE
from emptor.core.secret_references import is_reference
from emptor.core.settings import Settings
from emptor.models.metrics import LABELS, MetricName
from emptor.routers.application import all_routers
from infra.aws.package import PackagingFailed, stand_in_for_aws
from tests.fakes.lambda_runtime import REPOSITORY
from tests.functions.packaging import Package, missing, osls_package, secret_variables

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing() or "")]

# A dependency that is stated though a reference implies it: osls writes them.
TOLERATED_BY_LINT = "W3005"
SECRET = "in-no-template-at-all"
STORED = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:models-AbCdEf"
BUCKET = "pages-of-ours"
ALL_SECRETS: dict[str, list[str]] = (
    json.loads(
        subprocess.run(
            ["node", "-p", "JSON.stringify(require('./infra/aws/access.cjs').SECRETS)"],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    if shutil.which("node")
    else {}
)
IMAGE = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/emptor-browser@sha256:" + "0" * 64
Route = tuple[str, str]


@pytest.fixture(scope="module")
def aws() -> Iterator[str]:
    with stand_in_for_aws() as address:
        yield address


@pytest.fixture(scope="module")
def package(aws: str, tmp_path_factory: pytest.TempPathFactory) -> Package:
    env = {name.split("|")[-1]: f"{SECRET}-{name}" for names in ALL_SECRETS.values() for name in names}
    stored = {"OPENAI_API_KEY": f"secretsmanager:{STORED}#openai"}
    settings = {"SUPABASE_URL": "https://p.supabase.co", "EMPTOR_SNAPSHOT_STORE": "s3", "EMPTOR_SNAPSHOT_BUCKET": BUCKET}
    return osls_package(tmp_path_factory.mktemp("plain"), aws, **(env | stored | settings))


@pytest.fixture(scope="module")
def package_with_browser(aws: str, tmp_path_factory: pytest.TempPathFactory) -> Package:
    env = {"EMPTOR_BROWSER_IMAGE": IMAGE, "EMPTOR_BROWSER_FUNCTION_TOKEN": SECRET}
    return osls_package(tmp_path_factory.mktemp("browser"), aws, "--param", "browser=with", **env)


@pytest.fixture
def quiet_root() -> Iterator[None]:
    """A handler sets up logging when it is imported; undone here."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = before


def routes_of(app: FastAPI) -> set[Route]:
    return {(method.upper(), path) for path, item in app.openapi()["paths"].items() for method in item}


def pages_of(app: FastAPI) -> set[Route]:
    """What a browser finds at the service's address: in every function, and not in the document."""
    routes = [route for route in app.routes if isinstance(route, APIRoute) and not route.include_in_schema]
    return {(method, route.path) for route in routes for method in route.methods}


def app_of(function: str) -> FastAPI:
    app: FastAPI = importlib.import_module(f"functions.{function}.handler").app
    return app


def gateway_routes(package: Package) -> set[Route]:
    keys = [properties["RouteKey"].split(" ") for _, properties in package.of_type("AWS::ApiGatewayV2::Route")]
    return {(method, path) for method, path in keys if method != "OPTIONS"}


@pytest.mark.parametrize("which", ["package", "package_with_browser"])
def test_cloudformation_is_clean(which: str, request: pytest.FixtureRequest) -> None:
    template = request.getfixturevalue(which).template_path
    command = [Path(sys.executable).with_name("cfn-lint"), "--ignore-checks", TOLERATED_BY_LINT, "--", template]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


class TestRoutes:
    def test_what_is_deployed_is_what_openapi_describes(self, package: Package, quiet_root: None) -> None:
        """HTTP API routes one by one; a function URL passes every path on, so there it is what the function serves."""
        deployed = gateway_routes(package).union(*(routes_of(app_of(name)) for name in package.streaming()))
        everything = create_app(*all_routers(), settings=Settings())
        pages = {(method, re.sub(r"/start\.js$", "/{name}", path)) for method, path in pages_of(everything)}
        assert deployed == routes_of(everything) | pages

    def test_a_gateway_route_leads_to_a_function_that_serves_it(self, package: Package, quiet_root: None) -> None:
        for _, route in package.of_type("AWS::ApiGatewayV2::Route"):
            method, path = route["RouteKey"].split(" ")
            integration = route["Target"]["Fn::Join"][1][1]["Ref"]
            target = package.resources[integration]["Properties"]["IntegrationUri"]["Fn::GetAtt"][0]
            name = package.resources[target]["Properties"]["FunctionName"].removeprefix("emptor-dev-")
            assert method == "OPTIONS" or (method, path) in routes_of(app_of(name)) | pages_of(app_of(name)), route["RouteKey"]

    def test_the_front_sends_each_path_where_it_is_served(self, package: Package, quiet_root: None) -> None:
        ((_, front),) = package.of_type("AWS::CloudFront::Distribution")
        behaviours = front["DistributionConfig"]["CacheBehaviors"]

        def origin(path: str) -> str:
            concrete = re.sub(r"\{.*?\}", "6f1f3c1e-7f1d-4f0a-9a53-0d2f8a1b2c3d", path)
            return next((str(b["TargetOriginId"]) for b in behaviours if fnmatchcase(concrete, b["PathPattern"])), "api")

        expected = {path: "api" for _, path in gateway_routes(package)}
        for name in package.streaming():
            expected |= {path: name.removeprefix("research_") for _, path in routes_of(app_of(name))}
        assert {path: origin(path) for path in expected} == expected


class TestFunctions:
    def test_each_folder_is_deployed_and_holds_nothing_else(self, package: Package) -> None:
        folders = {path.parent.name for path in (REPOSITORY / "functions").glob("*/handler.py")} - {"browser"}
        assert set(package.functions()) == folders
        for name in folders:
            with zipfile.ZipFile(package.directory / f"{name}.zip") as archive:
                assert all(entry.startswith(f"functions/{name}/") for entry in archive.namelist())

    def test_every_handler_is_in_its_package(self, package: Package) -> None:
        for name, function in package.functions().items():
            with zipfile.ZipFile(package.directory / f"{name}.zip") as archive:
                file = (
                    function["Handler"] if function["Handler"].endswith(".sh") else function["Handler"].rsplit(".", 1)[0] + ".py"
                )
                assert file in archive.namelist()

    def test_streaming_functions_are_set_up_for_the_web_adapter(self, package: Package) -> None:
        assert package.streaming() == {"research_events", "scrape", "agent"}
        for name in package.streaming():
            function = package.functions()[name]
            env = function["Environment"]["Variables"]
            assert (env["AWS_LAMBDA_EXEC_WRAPPER"], env["AWS_LWA_INVOKE_MODE"]) == ("/opt/bootstrap", "response_stream")
            assert any("LambdaAdapterLayerX86" in str(layer) for layer in function["Layers"])
            with zipfile.ZipFile(package.directory / f"{name}.zip") as archive:
                mode = archive.getinfo(function["Handler"]).external_attr >> 16
                assert mode & 0o111, "the wrapper executes it"

    def test_both_layers_are_attached_everywhere(self, package: Package) -> None:
        for name, function in package.functions().items():
            attached = " ".join(layer["Ref"] for layer in function["Layers"] if isinstance(layer, dict) and "Ref" in layer)
            assert "DependenciesLambdaLayer" in attached, name
            assert "CodeLambdaLayer" in attached, name

    def test_a_layer_holds_its_python_folder(self, package: Package) -> None:
        for layer in ("dependencies", "code"):
            with zipfile.ZipFile(package.directory / f"{layer}.zip") as archive:
                assert archive.namelist() == [f"python/{layer}.py"]

    def test_logs_are_kept_for_a_limited_time(self, package: Package) -> None:
        groups = [properties for _, properties in package.of_type("AWS::Logs::LogGroup")]
        assert len(groups) == len(package.functions()) + 1, "one a function, and the gateway's access log"
        assert all(group["RetentionInDays"] == 14 for group in groups)


class TestEnvironment:
    def test_requests_must_carry_a_token_unless_the_deployer_says_otherwise(self, package: Package) -> None:
        assert {f["Environment"]["Variables"]["EMPTOR_AUTH"] for f in package.functions().values()} == {"jwt"}

    def test_no_secret_stands_in_the_template(self, package: Package, package_with_browser: Package) -> None:
        assert SECRET not in package.template_path.read_text()
        assert SECRET not in package_with_browser.template_path.read_text()

    def test_a_secret_is_named_by_where_it_lies(self, package: Package) -> None:
        """By its first name, whatever name the deployer set; what the deployer names as a reference stays one."""
        variables = package.functions()["research_worker"]["Environment"]["Variables"]
        assert variables["DATABASE_URL"] == "ssm:/emptor/dev/DATABASE_URL"
        assert variables["GEMINI_API_KEY"] == "ssm:/emptor/dev/GEMINI_API_KEY"
        assert variables["SUPABASE_SECRET_KEY"] == "ssm:/emptor/dev/SUPABASE_SECRET_KEY"
        assert variables["OPENAI_API_KEY"] == f"secretsmanager:{STORED}#openai"

    def test_a_function_knows_only_the_secrets_that_it_reads(self, package: Package) -> None:
        knows = {name: secrets_in(f["Environment"]["Variables"]) for name, f in package.functions().items()}
        assert knows["health"] == {"DATABASE_URL", "DATABASE_DIRECT_URL", "SUPABASE_JWT_SECRET"}
        assert knows["watches"] == {*knows["health"], "EMPTOR_SMTP_URL"}
        assert {name for name, known in knows.items() if "EMPTOR_SMTP_URL" in known} == {"watches", "research_worker"}
        assert {name for name, known in knows.items() if "TAVILY_API_KEY" in known} == {"research_worker", "agent"}
        assert {name for name, known in knows.items() if "SCRAPERAPI_KEY" in known} == {
            "research_worker",
            "agent",
            "scrape",
            "watch_tick",
        }

    def test_every_secret_of_the_settings_has_a_group(self) -> None:
        """So that a new one neither stands in a template nor is lost on the way."""
        known = {name for names in ALL_SECRETS.values() for either in names for name in either.split("|")} | {"CRON_SECRET"}
        assert known == {name for names in secret_variables() for name in names}

    def test_what_the_deployer_sets_is_passed_on_and_what_lambda_reserves_is_not(self, package: Package) -> None:
        for function in package.functions().values():
            variables = function["Environment"]["Variables"]
            assert variables["SUPABASE_URL"] == "https://p.supabase.co"
            ours = ("AWS_LWA_", "AWS_LAMBDA_EXEC", "AWS_BEARER_TOKEN_BEDROCK")  # Lambda does not reserve these
            assert not [name for name in variables if name.startswith("AWS_") and not name.startswith(ours)]

    def test_the_queue_is_the_stacks_own(self, package: Package) -> None:
        for function in package.functions().values():
            variables = function["Environment"]["Variables"]
            assert (variables["EMPTOR_QUEUE"], variables["EMPTOR_SQS_QUEUE_URL"]) == ("sqs", {"Ref": "WorkQueue"})


class TestQueue:
    def test_failed_messages_come_again_and_then_become_dead_letters(self, package: Package) -> None:
        ((_, mapping),) = package.of_type("AWS::Lambda::EventSourceMapping")
        queue = package.resources["WorkQueue"]["Properties"]
        assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
        assert queue["RedrivePolicy"]["deadLetterTargetArn"] == {"Fn::GetAtt": ["DeadLetters", "Arn"]}

    def test_a_message_stays_hidden_for_as_long_as_aws_advises(self, package: Package) -> None:
        """Six times the function's time-out, so that throttled invocations do not use up the deliveries of a message."""
        timeout = package.functions()["research_worker"]["Timeout"]
        assert package.resources["WorkQueue"]["Properties"]["VisibilityTimeout"] >= 6 * timeout

    def test_a_tick_that_fails_is_tried_again_and_then_kept(self, package: Package) -> None:
        configured = [properties for _, properties in package.of_type("AWS::Lambda::EventInvokeConfig")]
        assert len(configured) == 2
        for properties in configured:
            assert properties["MaximumRetryAttempts"] == 1
            assert properties["DestinationConfig"]["OnFailure"]["Destination"] == {"Fn::GetAtt": ["MissedTicks", "Arn"]}

    def test_the_sweeper_and_the_watches_are_scheduled(self, package: Package) -> None:
        rules = [rule for _, rule in package.of_type("AWS::Events::Rule")]
        assert {(rule["ScheduleExpression"], rule["State"]) for rule in rules} == {("rate(1 minute)", "ENABLED")}
        targets = [package.resources[rule["Targets"][0]["Arn"]["Fn::GetAtt"][0]] for rule in rules]
        names = {target["Properties"]["FunctionName"].removeprefix("emptor-dev-") for target in targets}
        assert names == {"research_worker", "watch_tick"}


class TestMonitoring:
    def test_every_alarm_tells_somebody(self, package: Package) -> None:
        alarms = [properties for _, properties in package.of_type("AWS::CloudWatch::Alarm")]
        assert len(alarms) > 10
        for alarm in alarms:
            assert alarm["AlarmActions"] == alarm["OKActions"] == [{"Ref": "Alarms"}]

    def test_alarms_and_dashboards_look_at_figures_that_there_are(self, package: Package) -> None:
        """A figure by another name would never alarm, and nobody would notice."""
        names = {name.value for name in MetricName}
        own = [p for _, p in package.of_type("AWS::CloudWatch::Alarm") if p["Namespace"] == NAMESPACE]
        assert {alarm["MetricName"] for alarm in own} <= names
        for alarm in own:
            dimensions = {dimension["Name"] for dimension in alarm["Dimensions"]}
            assert dimensions == {"stack", *LABELS[MetricName(alarm["MetricName"])]}
        ((_, dashboard),) = package.of_type("AWS::CloudWatch::Dashboard")
        shown = re.findall(r'MetricName=\\"(\w+)\\" stack', dashboard["DashboardBody"]["Fn::Sub"])
        assert set(shown) == names
        grafana = (REPOSITORY / "infra" / "grafana" / "dashboard.json").read_text()
        assert set(re.findall(r"emptor_(\w+?)\b(?=[){])", grafana)) == names
        assert json.loads(grafana)["panels"]

    def test_the_gateway_limits_and_logs_requests(self, package: Package) -> None:
        ((_, stage),) = package.of_type("AWS::ApiGatewayV2::Stage")
        assert stage["DefaultRouteSettings"]["ThrottlingRateLimit"] > 0
        assert stage["AccessLogSettings"]["DestinationArn"]


class TestPermissions:
    def test_no_role_may_do_anything_to_everything(self, package: Package) -> None:
        for name, statement in statements(package):
            assert not [action for action in statement["Action"] if "*" in action], name
            assert "*" not in (statement["Resource"], *statement["Resource"]), name

    def test_each_function_has_a_role_of_its_own(self, package: Package) -> None:
        roles = [f["Role"]["Fn::GetAtt"][0] for f in package.functions().values()]
        assert sorted(roles) == sorted(name for name, _ in package.of_type("AWS::IAM::Role"))
        assert len(set(roles)) == len(roles)

    def test_only_the_worker_takes_messages_off_the_queue(self, package: Package) -> None:
        taking = [(name, s) for name, s in statements(package) if "sqs:DeleteMessage" in s["Action"]]
        assert {name for name, s in taking if "WorkQueue" in str(s["Resource"])} == {"ResearchWorkerRole"}
        sending = {
            name for name, s in statements(package) if "sqs:SendMessage" in s["Action"] and "WorkQueue" in str(s["Resource"])
        }
        assert sending == {"ResearchRole", "ResearchEventsRole", "HealthRole", "AgentRole", "ResearchWorkerRole"}

    def test_a_function_may_read_the_secrets_that_its_environment_names_and_no_others(self, package: Package) -> None:
        roles = {f["Role"]["Fn::GetAtt"][0]: f["Environment"]["Variables"] for f in package.functions().values()}
        for role, variables in roles.items():
            parameters = {
                resource["Fn::Sub"].rpartition("parameter")[2]
                for name, s in statements(package)
                if name == role and "ssm:GetParameters" in s["Action"]
                for resource in s["Resource"]
            }
            assert parameters == {
                value.removeprefix("ssm:") for value in map(str, variables.values()) if value.startswith("ssm:")
            }
            stored = [s["Resource"] for name, s in statements(package) if name == role and "secretsmanager" in str(s["Action"])]
            assert stored == ([[STORED]] if "OPENAI_API_KEY" in variables else [])

    def test_pages_in_a_bucket_are_written_by_those_that_read_pages(self, package: Package) -> None:
        may = {
            action: {name for name, s in statements(package) if action in s["Action"]}
            for action in ("s3:PutObject", "s3:GetObject")
        }
        writers = {"WatchTickRole", "ScrapeRole", "AgentRole", "ResearchWorkerRole"}
        assert may == {"s3:PutObject": writers, "s3:GetObject": writers | {"ResearchRole"}}
        assert all(BUCKET in str(s["Resource"]) for _, s in statements(package) if "s3:GetObject" in s["Action"])


class TestBrowser:
    def test_it_is_an_image_named_by_its_digest(self, package_with_browser: Package) -> None:
        browser = package_with_browser.functions()["browser"]
        assert (browser["PackageType"], browser["Code"]["ImageUri"]) == ("Image", IMAGE)
        assert browser["EphemeralStorage"]["Size"] >= 1024

    def test_its_url_asks_for_the_secret(self, package_with_browser: Package) -> None:
        variables = package_with_browser.functions()["browser"]["Environment"]["Variables"]
        assert variables["EMPTOR_BROWSER_FUNCTION_TOKEN"] == "ssm:/emptor/dev/EMPTOR_BROWSER_FUNCTION_TOKEN"

    @pytest.mark.parametrize("token", [None, "", "short"])
    def test_open_to_the_world_it_is_not_packaged(self, aws: str, tmp_path: Path, token: str | None) -> None:
        env = {"EMPTOR_BROWSER_IMAGE": IMAGE} | ({} if token is None else {"EMPTOR_BROWSER_FUNCTION_TOKEN": token})
        with pytest.raises(PackagingFailed, match="browser=with needs EMPTOR_BROWSER_FUNCTION_TOKEN"):
            osls_package(tmp_path, aws, "--param", "browser=with", **env)
        assert not (tmp_path / "package").exists()

    def test_without_an_image_there_is_none(self, package: Package) -> None:
        assert "browser" not in package.functions()


def secrets_in(variables: dict[str, Any]) -> set[str]:
    """Names of the variables that hold a reference to a secret."""
    return {name for name, value in variables.items() if is_reference(value)}


def statements(package: Package) -> Iterator[tuple[str, dict[str, Any]]]:
    """Role and statement, for everything a role may do."""
    for name, role in package.of_type("AWS::IAM::Role"):
        for policy in role["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                yield name, statement


def test_nothing_of_the_deployers_environment_is_printed_into_the_state(package: Package) -> None:
    """serverless-state.json stays on the deployer's disk, next to the zips; it must not be packed into any of them."""
    for archive in Path(package.directory).glob("*.zip"):
        with zipfile.ZipFile(archive) as opened:
            assert not [name for name in opened.namelist() if SECRET.encode() in opened.read(name)]
    assert json.loads(package.template_path.read_text())
