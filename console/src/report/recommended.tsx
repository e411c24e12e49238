/** The product to buy: its price, where, since when, and why. */
import type { Brief, Candidate, Offer, Recommendation } from "@emptor/client";
import type { ComponentChildren } from "preact";
import { date, money, percent, t } from "../i18n";
import { Cited } from "../parts/evidence";
import { Icon } from "../parts/icons";
import { Picture } from "../parts/pictures";
import { to } from "../routes";
import { safeLink, stock } from "../words";
import { bestOffer } from "./offer";
import type { Sources } from "./sources-of";
import { VerdictList } from "./verdicts";


export function Recommended({ recommendation, candidate, brief, sources }: {
  recommendation: Recommendation;
  candidate: Candidate;
  brief: Brief;
  sources: Sources;
}) {
  return (
    <section class="card recommended" aria-labelledby="recommended-title">
      <Product candidate={candidate} name={recommendation.name} sources={sources}><p class="eyebrow accent">{t("report.recommended")}</p></Product>
      <div class="recommended-why">
        <h3 class="eyebrow">{t("report.demands")}</h3>
        <VerdictList candidate={candidate} brief={brief} sources={sources} />
        <h3 class="eyebrow">{t("report.why")}</h3>
        <ul class="why">
          {recommendation.statements.map((statement) => (
            <li key={statement.text}><Cited claim={statement.text} evidence={statement.evidence} sources={sources}>{statement.text}</Cited></li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Where nothing qualifies: the product that comes closest, and what it fails. It is not recommended. */
export function Closest({ candidate, brief, sources }: { candidate: Candidate; brief: Brief; sources: Sources }) {
  return (
    <section class="card recommended" aria-labelledby="recommended-title">
      <Product candidate={candidate} name={candidate.name} sources={sources} quiet><p class="eyebrow doubt">{t("report.closest")}</p></Product>
      <div class="recommended-why">
        <h3 class="eyebrow">{t("report.demands")}</h3>
        <VerdictList candidate={candidate} brief={brief} sources={sources} />
        <p class="quiet small">{t("report.none.lead")}</p>
      </div>
    </section>
  );
}

function Product({ candidate, name, sources, quiet = false, children }: { candidate: Candidate; name: string; sources: Sources; quiet?: boolean; children: ComponentChildren }) {
  const offer = bestOffer(candidate);
  const shop = offer && safeLink(offer.url);
  return (
    <div class="recommended-main">
      <Portrait candidate={candidate} />
      <div>
        {children}
        <h2 id="recommended-title">{name}</h2>
        {offer && <PriceLine offer={offer} name={candidate.name} sources={sources} />}
        {shop && (
          <p class="buy">
            <a class={`button ${quiet ? "" : "primary"}`} href={shop} target="_blank" rel="noreferrer noopener">{t("report.toShop", { seller: offer.seller })}<Icon name="out" /></a>
            <a class="button" href={to("products", "", { url: offer.url })}><Icon name="bell" />{t("report.toWatch")}</a>
          </p>
        )}
        {offer && <p class="quiet small">{t("report.priceRead", { date: date(offer.observed_at, true) })}</p>}
      </div>
    </div>
  );
}

/** The picture as we serve it, and a link to where it lies: no request goes there unasked. */
function Portrait({ candidate }: { candidate: Candidate }) {
  const link = safeLink(candidate.image);
  return (
    <div class="picture">
      <Picture address={candidate.image} name={candidate.brand ?? candidate.name} />
      {link && <a class="small" href={link} target="_blank" rel="noreferrer noopener">{t("report.picture")}</a>}
    </div>
  );
}

export function PriceLine({ offer, name, sources }: { offer: Offer; name: string; sources: Sources }) {
  const saving = offer.price && offer.list_price && offer.price.currency === offer.list_price.currency
    ? 1 - Number(offer.price.amount) / Number(offer.list_price.amount) : 0;
  return (
    <p class="price-line">
      <Cited class="price" claim={`${name}: ${money(offer.price?.amount, offer.price?.currency)}`} evidence={offer.evidence} sources={sources}>
        {money(offer.price?.amount, offer.price?.currency)}
      </Cited>
      {saving > 0 && offer.list_price && (
        <span class="saving"><s>{money(offer.list_price.amount, offer.list_price.currency)}</s> {t("report.saving", { percent: percent(saving) })}</span>
      )}
      <Cited claim={`${name}: ${stock(offer.availability)}`} evidence={offer.availability_evidence} sources={sources} class="stock">{stock(offer.availability)}</Cited>
    </p>
  );
}
