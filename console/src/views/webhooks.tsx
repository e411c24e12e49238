/** Addresses that are told: make one, test it, see what was sent, stop it. */
import type { Webhook, WebhookDelivery, WebhookWithSecret } from "@emptor/client";
import { useState } from "preact/hooks";
import { api } from "../api";
import { t } from "../i18n";
import { useList } from "../loading";
import { Empty, Heading, ListEnd, Loading, Problem } from "../parts/common";
import { Copy } from "../parts/copy";
import { Delivery, DeliveryLog } from "../parts/deliveries";
import { Icon } from "../parts/icons";
import { ActiveTag, PauseButton } from "../parts/pausing";
import { EVENTS, EventChecks, eventNames } from "../parts/told-events";
import { to } from "../routes";
import { useActions, useSubmit } from "../submit";
import { host } from "../words";

const PAGE = 50;
const LOG_PAGE = 20;

export function Webhooks() {
  const list = useList((cursor) => api.webhooks.list({ limit: PAGE, cursor }), []);
  const [made, setMade] = useState<WebhookWithSecret | null>(null);
  return (
    <>
      <p><a class="back" href={to("settings")}><Icon name="back" />{t("nav.settings")}</a></p>
      <Heading title={t("webhooks.title")} lead={t("webhooks.lead")} />
      {made ? <Secret webhook={made} done={() => setMade(null)} /> : <WebhookForm onMade={(webhook) => { setMade(webhook); list.reload(); }} />}
      {list.error !== null && <Problem error={list.error} retry={list.reload} />}
      {list.busy && !list.value && <Loading />}
      {list.value && list.items.length === 0 && <Empty>{t("webhooks.empty")}</Empty>}
      <ul class="plain watch-list">{list.items.map((one) => <WebhookItem key={one.id} webhook={one} changed={list.reload} renewed={setMade} />)}</ul>
      <ListEnd list={list} />
    </>
  );
}

function Secret({ webhook, done }: { webhook: WebhookWithSecret; done: () => void }) {
  return (
    <section class="card tight stack" role="status" aria-labelledby="secret-title">
      <h2 id="secret-title">{t("webhooks.secret")}</h2>
      <p>{t("webhooks.secret.lead", { host: host(webhook.url) })}</p>
      <Copy label={t("webhooks.secret")} value={webhook.secret} />
      <p><button type="button" class="slim" onClick={done}>{t("webhooks.secret.kept")}</button></p>
    </section>
  );
}

function WebhookForm({ onMade }: { onMade: (made: WebhookWithSecret) => void }) {
  const [url, setUrl] = useState("");
  const [label, setLabel] = useState("");
  const [events, setEvents] = useState(EVENTS);
  const { busy, error, run } = useSubmit();
  const save = (event: Event) => {
    event.preventDefault();
    void run(async () => onMade(await api.webhooks.create({ url: url.trim(), label: label.trim(), events })));
  };
  return (
    <form class="card tight stack" onSubmit={save} aria-labelledby="webhook-title">
      <h2 id="webhook-title">{t("webhooks.new")}</h2>
      <div class="fields">
        <label>{t("webhooks.url")}<input type="url" required maxLength={2048} placeholder="https://" value={url} onInput={(event) => setUrl(event.currentTarget.value)} /></label>
        <label>{t("watch.label")}<input type="text" maxLength={200} placeholder={t("webhooks.label.hint")} value={label} onInput={(event) => setLabel(event.currentTarget.value)} /></label>
      </div>
      <EventChecks legend={t("webhooks.events")} chosen={events} choose={setEvents} />
      {error !== null && <Problem error={error} />}
      <p><button type="submit" class="primary" disabled={busy || events.length === 0}>{t("webhooks.make")}</button></p>
    </form>
  );
}

function WebhookItem({ webhook, changed, renewed }: { webhook: Webhook; changed: () => void; renewed: (made: WebhookWithSecret) => void }) {
  const [open, setOpen] = useState(false);
  const [tested, setTested] = useState<WebhookDelivery | null>(null);
  const { busy, error, run, act } = useActions(changed);
  const active = webhook.status === "active";
  const name = webhook.label || host(webhook.url);
  const test = () => void run(async () => setTested(await api.webhooks.test(webhook.id)));
  const renew = () => confirm(t("webhooks.renew.sure")) && act(async () => renewed(await api.webhooks.renewSecret(webhook.id)));
  return (
    <li class="card tight">
      <div class="row-main">
        <h2 class="row-title">{name}</h2>
        <p class="quiet small breakable"><ActiveTag active={active} /> {webhook.url}</p>
        <p class="quiet small">{eventNames(webhook.events)}</p>
        {webhook.paused_because && <p class="small doubt">{webhook.paused_because}</p>}
      </div>
      {tested && <div role="status"><ul class="plain"><Delivery one={tested} /></ul></div>}
      {error !== null && <Problem error={error} />}
      <div class="actions">
        <button type="button" class="slim" disabled={busy} onClick={test}><Icon name="out" />{t("webhooks.test")}</button>
        <button type="button" class="slim" aria-expanded={open} onClick={() => setOpen(!open)}><Icon name="list" />{t("webhooks.log")}</button>
        <PauseButton active={active} disabled={busy} onClick={() => act(() => (active ? api.webhooks.pause(webhook.id) : api.webhooks.resume(webhook.id)))} />
        <button type="button" class="slim" disabled={busy} onClick={renew}><Icon name="again" />{t("webhooks.renew")}</button>
        <button type="button" class="slim danger" disabled={busy} onClick={() => confirm(t("webhooks.sure")) && act(() => api.webhooks.remove(webhook.id))}><Icon name="trash" />{t("app.delete")}</button>
      </div>
      {open && <DeliveryLog read={(cursor) => api.webhooks.deliveries(webhook.id, { limit: LOG_PAGE, cursor })} after={tested?.id ?? ""} />}
    </li>
  );
}
