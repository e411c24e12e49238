/** Links to a report: make one, copy it, revoke it. */
import type { ShareMade } from "@emptor/client";
import { useState } from "preact/hooks";
import { api } from "../api";
import { date, t } from "../i18n";
import { useLoaded } from "../loading";
import { Loading, Problem } from "../parts/common";
import { Copy } from "../parts/copy";
import { Icon } from "../parts/icons";
import { useActions } from "../submit";

const DAYS = [7, 30, 90, 365];
const DAYS_DEFAULT = 30;

export function SharePanel({ id }: { id: string }) {
  const [days, setDays] = useState(DAYS_DEFAULT);
  const [made, setMade] = useState<ShareMade | null>(null);
  const links = useLoaded(() => api.shares.list(id), [id]);
  const { busy, error, act } = useActions(links.reload);
  const make = (event: Event) => {
    event.preventDefault();
    act(async () => setMade(await api.shares.create(id, days)));
  };
  const revoke = (share: string) => act(async () => {
    await api.shares.revoke(id, share);
    if (made?.id === share) setMade(null);
  });
  return (
    <section class="card tight share" aria-labelledby="share-title">
      <h2 id="share-title">{t("share.title")}</h2>
      <p class="quiet">{t("share.lead")}</p>
      <form class="line" onSubmit={make}>
        <label class="inline">{t("share.days")}
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>{DAYS.map((n) => <option key={n} value={n}>{t("share.nDays", { n })}</option>)}</select>
        </label>
        <button type="submit" class="primary slim" disabled={busy}><Icon name="link" />{t("share.make")}</button>
      </form>
      {made && (
        <div role="status">
          <Copy label={t("share.link")} value={addressOf(made)} />
          <p class="quiet small">{t("share.once")}</p>
        </div>
      )}
      {(error ?? links.error) !== null && <Problem error={error ?? links.error} />}
      {!links.value && links.error === null && <Loading />}
      {links.value && links.value.items.length > 0 && (
        <ul class="plain rows" aria-label={t("share.links")}>
          {links.value.items.map((one) => (
            <li key={one.id} class="row">
              <span class="row-main small">{t("share.madeOn", { made: date(one.created_at, true), ends: date(one.expires_at) })}</span>
              <button type="button" class="slim danger" disabled={busy} onClick={() => revoke(one.id)}>{t("share.revoke")}</button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The page for people. The service names it from its own root, which may lie behind a path here. */
function addressOf({ links }: ShareMade): string {
  return api.url(links.html.slice(links.html.indexOf("/shared/")));
}
