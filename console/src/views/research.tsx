/** One job: its progress while it runs, its report once there is one. */
import { isTerminal, type Job, type ReportFormat } from "@emptor/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { askedAhead } from "../ahead";
import { api } from "../api";
import { t } from "../i18n";
import { hasEnded } from "../jobs";
import { Loading, Problem, Words } from "../parts/common";
import { Icon } from "../parts/icons";
import { Pictures } from "../parts/pictures";
import { toldOf, type Told } from "../problems";
import { NOTHING, add, type Progress } from "../progress";
import { begin } from "../question";
import { ReportView } from "../report/report";
import { to } from "../routes";
import { useSubmit } from "../submit";
import { ClarifyForm } from "./clarify";
import { FollowUpForm, Trail } from "./conversation";
import { OpinionForm } from "./opinion";
import { ProgressView } from "./progress";
import { SharePanel } from "./share";

const COST_EVERY_MS = 3_000;

export function Research({ id }: { id: string }) {
  const [job, setJob] = useState<Job | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const running = job !== null && !hasEnded(job.status);
  const { progress, interrupted } = useProgress(id, running, setError, turn);
  useEffect(() => read(id, setJob, setError), [id, turn, progress.end, progress.asked]);
  useEffect(() => {
    if (!running) return;
    const ignore = () => undefined; // the next one may succeed; a broken connection is told by the events
    let forget: () => void = ignore;
    const timer = setInterval(() => {
      forget();
      forget = read(id, setJob, ignore);
    }, COST_EVERY_MS);
    return () => {
      forget();
      clearInterval(timer);
    };
  }, [id, running]);
  useEffect(() => {
    document.title = job ? `${job.question} · Emptor` : "Emptor";
    return () => {
      document.title = "Emptor";
    };
  }, [job?.question]);
  const retry = () => {
    setError(null);
    setTurn((n) => n + 1);
  };
  if (error !== null) return <Problem error={error} retry={retry} />;
  if (!job) return <Loading />;
  return (
    <article class="research">
      <Trail job={job} />
      <JobHead job={job} />
      {job.status === "succeeded" && job.report && (
        <Pictures.Provider value={job.images}>
          <ReportView report={job.report}><FollowUpForm key={id} job={job} report={job.report} /><Downloads id={id} /><OpinionForm id={id} /></ReportView>
        </Pictures.Provider>
      )}
      {job.status === "failed" && <Ended title={t("report.failed")} told={job.error ? toldOf(job.error.code, job.error.message) : { text: progress.message, detail: "" }} />}
      {job.status === "cancelled" && <Ended title={t("report.cancelled")} told={{ text: t("report.cancelled.detail"), detail: "" }} />}
      {job.status === "needs_input" && job.input_request
        ? <ClarifyForm id={job.id} questions={job.input_request.questions} onAnswered={setJob} />
        : !hasEnded(job.status) && <ProgressView progress={progress} job={job} interrupted={interrupted} />}
    </article>
  );
}

/** Read the job. Returns what makes a later answer count for nothing. */
function read(id: string, found: (job: Job) => void, fail: (error: unknown) => void): () => void {
  let current = true;
  (askedAhead(id) ?? api.research.get(id)).then((job) => current && found(job), (error: unknown) => current && fail(error));
  return () => {
    current = false;
  };
}

/** Follow the job's events while it runs; they are drawn at most once a frame, however fast they come. */
function useProgress(id: string, follow: boolean, fail: (error: unknown) => void, turn: number): { progress: Progress; interrupted: boolean } {
  const [progress, setProgress] = useState(NOTHING);
  const [interrupted, setInterrupted] = useState(false);
  const latest = useRef(NOTHING);
  useEffect(() => {
    if (!follow) return;
    const stop = new AbortController();
    let frame = 0;
    const draw = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setProgress(latest.current);
      });
    };
    const run = async () => {
      const onInterrupted = () => setInterrupted(true);
      for await (const event of api.research.follow(id, { after: latest.current.lastSeq, signal: stop.signal, onInterrupted })) {
        latest.current = add(latest.current, event);
        setInterrupted(false);
        if (isTerminal(event)) setProgress(latest.current);
        else draw();
      }
    };
    run().catch((error: unknown) => stop.signal.aborted || fail(error));
    return () => {
      stop.abort(new Error("left"));
      cancelAnimationFrame(frame);
    };
  }, [id, follow, turn]);
  return { progress, interrupted };
}

function JobHead({ job }: { job: Job }) {
  const [sharing, setSharing] = useState(false);
  const { busy, error, run } = useSubmit();
  const again = () => {
    const { urls, max_products, max_cost_usd, region, currency } = job.options;
    void run(() => begin({ question: job.question, urls, max_products, max_cost_usd, region, currency, clarify: "ask", parent_id: job.parent_id }));
  };
  const answered = job.status === "succeeded" && job.report !== null;
  return (
    <>
      <header class="job-head">
        <h1 class="asked">{job.question}</h1>
        <div class="actions">
          {answered && <button type="button" class="slim" onClick={askAbout}><Icon name="chat" />{t("follow.jump")}</button>}
          {answered && <button type="button" class="slim" aria-expanded={sharing} onClick={() => setSharing(!sharing)}><Icon name="link" />{t("share.open")}</button>}
          {answered && <a class="button slim" href={to("compare", job.id)}><Icon name="columns" />{t("compare.open")}</a>}
          {hasEnded(job.status) && <button type="button" class="slim" disabled={busy} onClick={again}><Icon name="again" />{t("report.again")}</button>}
          {!job.parent_id && <a class="button slim" href={to("ask", "", { q: job.question })}><Icon name="pen" />{t("brief.change")}</a>}
        </div>
      </header>
      {error !== null && <Problem error={error} />}
      {sharing && <SharePanel id={job.id} />}
    </>
  );
}

/** To the field below the report. */
function askAbout(): void {
  const field = document.getElementById("follow-up");
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}

const FORMATS: [ReportFormat, string][] = [["html", "HTML"], ["md", "Markdown"], ["csv", "CSV"]];

/** The report as a file. It is fetched with the key of the person, which a plain link could not send. */
function Downloads({ id }: { id: string }) {
  const [failure, setFailure] = useState<unknown>(null);
  const save = (format: ReportFormat) => api.research.report(id, format).then((file) => saveAs(file, `emptor-${id}.${format}`), setFailure);
  return (
    <div class="downloads" role="group" aria-label={t("report.download")}>
      <span class="quiet small">{t("report.download")}</span>
      {FORMATS.map(([format, name]) => <button key={format} type="button" class="slim" onClick={() => save(format)}>{name}</button>)}
      {failure !== null && <Problem error={failure} />}
    </div>
  );
}

function saveAs(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Ended({ title, told }: { title: string; told: Told }) {
  return (
    <div class="problem" role="status">
      <Icon name="alert" />
      <div><p><strong>{title}</strong></p><Words told={told} /></div>
    </div>
  );
}
