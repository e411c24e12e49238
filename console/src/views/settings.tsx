import { useState } from "preact/hooks";
import { API_ADDRESS, DOCS_ADDRESS, api } from "../api";
import { t } from "../i18n";
import { useLoaded } from "../loading";
import { Heading } from "../parts/common";
import { Limits } from "../parts/limits";
import { to } from "../routes";
import { change, setToken, token, useSettings, type Settings } from "../settings";

export function SettingsView() {
  const now = useSettings();
  return (
    <>
      <Heading title={t("settings.title")} />
      <section class="card">
        <h2>{t("settings.look")}</h2>
        <div class="fields">
          <label>{t("settings.language")}
            <select value={now.language} onChange={(event) => change({ language: event.currentTarget.value as Settings["language"] })}>
              <option value="auto">{t("settings.language.auto")}</option>
              <option value="en" lang="en">English</option>
              <option value="de" lang="de">Deutsch</option>
            </select>
          </label>
          <label>{t("settings.theme")}
            <select value={now.theme} onChange={(event) => change({ theme: event.currentTarget.value as Settings["theme"] })}>
              <option value="auto">{t("settings.theme.auto")}</option>
              <option value="light">{t("settings.theme.light")}</option>
              <option value="dark">{t("settings.theme.dark")}</option>
            </select>
          </label>
        </div>
      </section>
      <section class="card"><h2>{t("settings.limits")}</h2><Limits /></section>
      <Access />
      <section class="card stack">
        <h2>{t("notices.title")}</h2>
        <p class="quiet">{t("notices.lead")}</p>
        <p><a class="button slim" href={to("notifications")}>{t("notices.open")}</a></p>
      </section>
      <section class="card stack">
        <h2>{t("webhooks.title")}</h2>
        <p class="quiet">{t("webhooks.lead")}</p>
        <p><a class="button slim" href={to("webhooks")}>{t("webhooks.open")}</a></p>
      </section>
      <Service />
    </>
  );
}

function Access() {
  const now = useSettings();
  const [saved, setSaved] = useState(false);
  return (
    <section class="card">
      <h2>{t("settings.access")}</h2>
      <div class="fields">
        <label>{t("settings.key")}
          <input type="password" autocomplete="off" value={now.apiKey} onChange={(event) => { change({ apiKey: event.currentTarget.value.trim() }); setSaved(true); }} />
          <span class="quiet small">{t("settings.key.hint")}</span>
        </label>
        <label>{t("settings.token")}
          <input type="password" autocomplete="off" value={token()} onChange={(event) => { setToken(event.currentTarget.value.trim()); setSaved(true); }} />
          <span class="quiet small">{t("settings.token.hint")}</span>
        </label>
      </div>
      {saved && <p role="status" class="good small">{t("settings.saved")}</p>}
    </section>
  );
}

function Service() {
  const { value, error } = useLoaded(() => api.health(), []);
  return (
    <section class="card stack">
      <h2>{t("settings.service")}</h2>
      <p class="breakable">{value ? t("settings.version", { version: value.version, address: API_ADDRESS }) : error !== null ? t("settings.away") : t("app.loading")}</p>
      <p class="actions"><a class="button slim" href={DOCS_ADDRESS}>{t("settings.docs")}</a><a class="button slim" href={to("operator")}>{t("nav.operator")}</a></p>
    </section>
  );
}
