/** Small things that every view uses. */
import { ApiProblem, Unauthorized } from "@emptor/client";
import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { told, type Told } from "../problems";
import { to } from "../routes";
import { settings, token } from "../settings";
import { Icon, type IconName } from "./icons";

export function Heading({ title, lead, children }: { title: string; lead?: string; children?: ComponentChildren }) {
  return (
    <div class="heading">
      <div>
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </div>
      {children && <div class="actions">{children}</div>}
    </div>
  );
}

export function Problem({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const unsigned = error instanceof Unauthorized;
  return (
    <div class="problem" role="alert">
      <Icon name="alert" />
      <div>
        <p><strong>{t("app.error")}</strong></p>
        <Words told={unsigned ? { text: t(settings().apiKey || token() ? "app.error.key" : "app.error.signin"), detail: "" } : told(error)} />
        {error instanceof ApiProblem && error.requestId && <p class="quiet small">{t("app.error.request", { id: error.requestId })}</p>}
        <p class="actions">
          {unsigned && <a class="button slim" href={to("settings")}>{t("nav.settings")}</a>}
          {retry && <button type="button" class="slim" onClick={retry}>{t("app.retry")}</button>}
        </p>
      </div>
    </div>
  );
}

/** What went wrong; the service's own words, where they tell more, are marked as English. */
export function Words({ told: { text, detail } }: { told: Told }) {
  return <><p>{text}</p>{detail && <p class="quiet small" lang="en">{detail}</p>}</>;
}

export function Loading() {
  return <p class="loading" role="status">{t("app.loading")}</p>;
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="empty">{children}</div>;
}

export function Chip({ children, tone = "plain", icon, title }: { children: ComponentChildren; tone?: string; icon?: IconName; title?: string }) {
  return <span class={`chip ${tone}`} title={title}>{icon && <Icon name={icon} />}{children}</span>;
}

/** A list's end: more of it, or what went wrong. */
export function ListEnd({ list }: { list: { hasMore: boolean; more: () => void; moreBusy: boolean; moreError: unknown } }) {
  if (!list.hasMore) return null;
  return (
    <>
      {list.moreError !== null && <Problem error={list.moreError} />}
      <p class="center"><button type="button" onClick={list.more} disabled={list.moreBusy}>{t("app.more")}</button></p>
    </>
  );
}
