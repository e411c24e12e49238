/** Which events are told: chosen in a form, and named in a list. */
import type { WebhookEvent } from "@emptor/client";
import { t } from "../i18n";

export const EVENTS: WebhookEvent[] = ["research.succeeded", "research.failed", "research.cancelled", "research.needs_input", "watch.alert", "watch.paused"];

export function EventChecks({ legend, chosen, choose }: { legend: string; chosen: readonly WebhookEvent[]; choose: (events: WebhookEvent[]) => void }) {
  const toggle = (one: WebhookEvent) => choose(EVENTS.filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other))));
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="checks">
        {EVENTS.map((one) => <label class="check" key={one}><input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} />{t(`webhooks.event.${one}`)}</label>)}
      </div>
    </fieldset>
  );
}

export function eventNames(events: readonly WebhookEvent[]): string {
  return events.map((one) => t(`webhooks.event.${one}`)).join(" · ");
}
