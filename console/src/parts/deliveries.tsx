/** What was sent to an address, and how it went. */
import type { Page, WebhookDelivery } from "@emptor/client";
import { date, t, type StringKey } from "../i18n";
import { useList } from "../loading";
import { ListEnd, Loading, Problem } from "./common";

const STATE_CLASS: Record<WebhookDelivery["state"], string> = { delivered: "succeeded", failed: "failed", pending: "running" };

/** Newest first. `after`: the log is read again when this changes. */
export function DeliveryLog({ read, after }: { read: (cursor: string | null) => Promise<Page<WebhookDelivery>>; after: string }) {
  const list = useList(read, [after]);
  if (list.error !== null) return <Problem error={list.error} retry={list.reload} />;
  if (!list.value) return <Loading />;
  if (list.items.length === 0) return <p class="quiet">{t("webhooks.log.empty")}</p>;
  return (
    <div>
      <ul class="plain alerts">{list.items.map((one) => <Delivery key={one.id} one={one} />)}</ul>
      <ListEnd list={list} />
    </div>
  );
}

export function Delivery({ one }: { one: WebhookDelivery }) {
  const name = t(`webhooks.event.${one.type}` as StringKey);
  const answer = one.status === null ? "" : ` · ${t("webhooks.answered", { status: one.status })}`;
  return (
    <li class="delivery small">
      <span class={`status ${STATE_CLASS[one.state]}`} aria-hidden="true" />
      <span class="row-main">
        <span><strong>{name}</strong>: {t(`webhooks.state.${one.state}`)}{answer} · {t("operator.attempts", { n: one.attempts })}</span>
        {one.error && one.state !== "delivered" && <span class="doubt breakable">{one.error}</span>}
        <span class="quiet">{date(one.created_at, true)}{one.next_attempt_at && ` · ${t("webhooks.nextTry", { date: date(one.next_attempt_at, true) })}`}</span>
      </span>
    </li>
  );
}
