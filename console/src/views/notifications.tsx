/** Who is written to, by e-mail or by a service: add one, confirm an address, try it, see what was sent, stop it. */
import type { Notification, WebhookDelivery } from "@emptor/client";
import { useState } from "preact/hooks";
import { api } from "../api";
import { t } from "../i18n";
import { useList } from "../loading";
import { Empty, Heading, ListEnd, Loading, Problem } from "../parts/common";
import { Delivery, DeliveryLog } from "../parts/deliveries";
import { Icon } from "../parts/icons";
import { ActiveTag, PauseButton } from "../parts/pausing";
import { EVENTS, EventChecks, eventNames } from "../parts/told-events";
import { to } from "../routes";
import { useActions, useSubmit } from "../submit";

const PAGE = 50;
const LOG_PAGE = 20;
const CODE = "[0-9 ]{8,16}";

type Way = Notification["kind"];

export function Notifications() {
  const list = useList((cursor) => api.notifications.list({ limit: PAGE, cursor }), []);
  return (
    <>
      <p><a class="back" href={to("settings")}><Icon name="back" />{t("nav.settings")}</a></p>
      <Heading title={t("notices.title")} lead={t("notices.lead")} />
      <Form onMade={list.reload} />
      {list.error !== null && <Problem error={list.error} retry={list.reload} />}
      {list.busy && !list.value && <Loading />}
      {list.value && list.items.length === 0 && <Empty>{t("notices.empty")}</Empty>}
      <ul class="plain watch-list">{list.items.map((one) => <Item key={one.id} one={one} changed={list.reload} />)}</ul>
      <ListEnd list={list} />
    </>
  );
}

function Form({ onMade }: { onMade: () => void }) {
  const [way, setWay] = useState<Way>("email");
  const [target, setTarget] = useState("");
  const [label, setLabel] = useState("");
  const [events, setEvents] = useState(EVENTS);
  const { busy, error, run } = useSubmit({ stays: true });
  const save = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      await api.notifications.create({ [way]: target.trim(), label: label.trim(), events });
      setTarget("");
      setLabel("");
      onMade();
    });
  };
  return (
    <form class="card tight stack" onSubmit={save} aria-labelledby="notice-title">
      <h2 id="notice-title">{t("notices.new")}</h2>
      <div class="fields">
        <label>{t("notices.way")}
          <select value={way} onChange={(event) => setWay(event.currentTarget.value as Way)}>
            <option value="email">{t("notices.way.email")}</option>
            <option value="service">{t("notices.way.service")}</option>
          </select>
        </label>
        <label>{t(`notices.${way}`)}
          <input type={way === "email" ? "email" : "text"} required maxLength={way === "email" ? 254 : 1024} autocomplete={way === "email" ? "email" : "off"} value={target} onInput={(event) => setTarget(event.currentTarget.value)} />
          <span class="quiet small">{t(`notices.${way}.hint`)}</span>
        </label>
        <label>{t("watch.label")}<input type="text" maxLength={200} placeholder={t("webhooks.label.hint")} value={label} onInput={(event) => setLabel(event.currentTarget.value)} /></label>
      </div>
      <EventChecks legend={t("notices.events")} chosen={events} choose={setEvents} />
      {error !== null && <Problem error={error} />}
      <p><button type="submit" class="primary" disabled={busy || events.length === 0}>{t("notices.make")}</button></p>
    </form>
  );
}

function Item({ one, changed }: { one: Notification; changed: () => void }) {
  const [open, setOpen] = useState(false);
  const [tested, setTested] = useState<WebhookDelivery | null>(null);
  const { busy, error, run, act } = useActions(changed);
  const active = one.status === "active";
  const test = () => void run(async () => setTested(await api.notifications.test(one.id)));
  const pause = () => act(() => (active ? api.notifications.pause(one.id) : api.notifications.resume(one.id)));
  return (
    <li class="card tight">
      <div class="row-main">
        <h2 class="row-title">{one.label || one.target}</h2>
        <p class="quiet small breakable">{one.status === "unconfirmed" ? <span class="tagged doubt">{t("notices.unconfirmed")}</span> : <ActiveTag active={active} />} {t(`notices.way.${one.kind}`)} · {one.target}</p>
        <p class="quiet small">{eventNames(one.events)}</p>
        {one.paused_because && <p class="small doubt">{one.paused_because}</p>}
      </div>
      {one.status === "unconfirmed" && <Confirming id={one.id} done={changed} />}
      {tested && <div role="status"><ul class="plain"><Delivery one={tested} /></ul></div>}
      {error !== null && <Problem error={error} />}
      <div class="actions">
        {active && <button type="button" class="slim" disabled={busy} onClick={test}><Icon name="out" />{t("webhooks.test")}</button>}
        <button type="button" class="slim" aria-expanded={open} onClick={() => setOpen(!open)}><Icon name="list" />{t("webhooks.log")}</button>
        {one.status !== "unconfirmed" && <PauseButton active={active} disabled={busy} onClick={pause} />}
        <button type="button" class="slim danger" disabled={busy} onClick={() => confirm(t("notices.sure")) && act(() => api.notifications.remove(one.id))}><Icon name="trash" />{t("app.delete")}</button>
      </div>
      {open && <DeliveryLog read={(cursor) => api.notifications.deliveries(one.id, { limit: LOG_PAGE, cursor })} after={tested?.id ?? ""} />}
    </li>
  );
}

/** Nobody is written to at an address that its owner has not confirmed. */
function Confirming({ id, done }: { id: string; done: () => void }) {
  const [code, setCode] = useState("");
  const { busy, error, act } = useActions(done);
  const send = (event: Event) => {
    event.preventDefault();
    act(() => api.notifications.confirm(id, code));
  };
  return (
    <form class="line" onSubmit={send}>
      <label class="inline">{t("notices.code")}<input type="text" inputMode="numeric" autocomplete="one-time-code" required pattern={CODE} maxLength={16} value={code} onInput={(event) => setCode(event.currentTarget.value)} /></label>
      <button type="submit" class="slim" disabled={busy}>{t("notices.confirm")}</button>
      {error !== null && <Problem error={error} />}
    </form>
  );
}
