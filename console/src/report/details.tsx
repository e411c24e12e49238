/** Each product by itself: its offers, facts and what others say of it. */
import type { Candidate, Report } from "@emptor/client";
import { date, known, number, t } from "../i18n";
import { Cited } from "../parts/evidence";
import { FactList } from "../parts/fact-list";
import { Fold } from "../parts/fold";
import { host, roleName, safeLink } from "../words";
import { PriceLine } from "./recommended";
import type { Sources } from "./sources-of";
import { VerdictList } from "./verdicts";

export function Details({ report, sources }: { report: Report; sources: Sources }) {
  if (report.candidates.length === 0) return null;
  return (
    <section aria-labelledby="details-title">
      <h2 id="details-title">{t("report.details")}</h2>
      <div class="details">
        {report.candidates.map((one) => (
          <Fold key={one.rank} summary={<Line candidate={one} />}>
            {() => (
              <div class="detail">
                <div>
                  <h3 class="eyebrow">{t("report.demands")}</h3>
                  <VerdictList candidate={one} brief={report.brief} sources={sources} />
                  <Offers candidate={one} sources={sources} />
                </div>
                <div>
                  <Facts candidate={one} sources={sources} />
                  <Opinions candidate={one} sources={sources} />
                  <Score candidate={one} />
                </div>
              </div>
            )}
          </Fold>
        ))}
      </div>
    </section>
  );
}

function Line({ candidate }: { candidate: Candidate }) {
  return (
    <>
      <span class="rank">{candidate.rank}</span>
      <span class="grow">{candidate.name}</span>
      <span class={`small ${candidate.qualifies ? "good" : "quiet"}`}>{candidate.qualifies ? t("report.qualifies") : t("report.notQualifies")}</span>
    </>
  );
}

interface Part {
  candidate: Candidate;
  sources: Sources;
}

function Offers({ candidate, sources }: Part) {
  if (candidate.offers.length === 0) return null;
  return (
    <>
      <h3 class="eyebrow">{t("report.offers")}</h3>
      <ul class="plain offers">
        {candidate.offers.map((offer) => (
          <li key={offer.url}>
            <PriceLine offer={offer} name={candidate.name} sources={sources} />
            <p class="quiet small">
              {safeLink(offer.url) ? <a href={safeLink(offer.url)} target="_blank" rel="noreferrer noopener">{offer.seller}</a> : offer.seller}, {date(offer.observed_at)}
            </p>
            {offer.suspicious && <p class="small doubt">{offer.suspicious}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Facts({ candidate, sources }: Part) {
  if (candidate.facts.length === 0) return null;
  return (
    <>
      <h3 class="eyebrow">{t("report.facts")}</h3>
      <FactList name={candidate.name} facts={candidate.facts} sources={sources} />
    </>
  );
}

/** What the score is made of: each part counts by its weight. */
function Score({ candidate }: { candidate: Candidate }) {
  if (candidate.score_parts.length === 0) return null;
  return (
    <details class="score-parts">
      <summary>{t("report.score.explain", { score: number(candidate.score) })}</summary>
      <p class="quiet small">{t("report.score.how")}</p>
      <dl class="pairs small">
        {candidate.score_parts.map((part) => (
          <div key={part.name}>
            <dt>{known(`score.${part.name}`, "report.score")} <span class="quiet">× {number(part.weight)}</span></dt>
            <dd><meter min={0} max={1} value={part.value} aria-label={known(`score.${part.name}`, "report.score")} /> {number(part.value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Opinions({ candidate, sources }: Part) {
  if (candidate.opinions.length === 0) return null;
  return (
    <>
      <h3 class="eyebrow">{t("report.opinions")}</h3>
      <ul class="plain opinions">
        {candidate.opinions.map((opinion) => (
          <li key={opinion.evidence.quote}>
            <Cited claim={candidate.name} evidence={opinion.evidence} sources={sources}>{t("report.quote", { words: opinion.evidence.quote })}</Cited>
            <p class="quiet small">{roleName(opinion.role)}, {host(opinion.evidence.url)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
