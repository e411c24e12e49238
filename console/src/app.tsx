/** The frame: navigation, the view of the address, and the dialog of the evidence. */
import { useEffect, useRef } from "preact/hooks";
import { EvidenceDialog } from "./parts/evidence";
import { Icon, Mark, type IconName } from "./parts/icons";
import { language, t, type StringKey } from "./i18n";
import { lazy } from "./lazy";
import { to, useRoute, type Route } from "./routes";
import { useSettings } from "./settings";
import { Ask } from "./views/ask";

const Research = lazy(() => import("./views/research").then((view) => view.Research));
const Compare = lazy(() => import("./views/compare").then((view) => view.Compare));
const History = lazy(() => import("./views/history").then((view) => view.History));
const Products = lazy(() => import("./views/products").then((view) => view.Products));
const Product = lazy(() => import("./views/product").then((view) => view.Product));
const Watches = lazy(() => import("./views/watches").then((view) => view.Watches));
const SettingsView = lazy(() => import("./views/settings").then((view) => view.SettingsView));
const Notifications = lazy(() => import("./views/notifications").then((view) => view.Notifications));
const Webhooks = lazy(() => import("./views/webhooks").then((view) => view.Webhooks));
const Operator = lazy(() => import("./views/operator").then((view) => view.Operator));

const PLACES: [string, StringKey, IconName][] = [
  ["ask", "nav.ask", "search"],
  ["history", "nav.history", "clock"],
  ["products", "nav.products", "tag"],
  ["watches", "nav.watches", "bell"],
  ["settings", "nav.settings", "sliders"],
];
const PLACE_OF: Record<string, string> = { research: "history", compare: "history", operator: "settings", webhooks: "settings", notifications: "settings" };

export function App() {
  useSettings();
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const before = useRef(location.hash);
  const place = PLACE_OF[route.name] ?? route.name;
  useEffect(() => {
    document.documentElement.lang = language();
  });
  useEffect(() => {
    if (before.current === location.hash) return;
    before.current = location.hash;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true }); // a screen reader goes on from the new view's beginning
  }, [route.name, route.id]);
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t("app.skip")}</a>
      <header class="top">
        <a class="brand" href={to("ask")}><Mark />emptor</a>
        <nav aria-label={t("app.nav")}>
          {PLACES.map(([name, label, icon]) => (
            <a key={name} href={to(name)} aria-current={place === name ? "page" : undefined}><Icon name={icon} /><span>{t(label)}</span></a>
          ))}
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}><View route={route} /></main>
      <EvidenceDialog />
    </>
  );
}

function View({ route }: { route: Route }) {
  switch (route.name) {
    case "ask":
      return <Ask key={route.query.get("q") ?? ""} question={route.query.get("q") ?? ""} />;
    case "research":
      return <Research key={route.id} id={route.id} />;
    case "compare":
      return <Compare key={route.id} id={route.id} />;
    case "history":
      return <History />;
    case "products":
      return route.id ? <Product key={route.id} id={route.id} /> : <Products key={route.query.get("url") ?? ""} url={route.query.get("url") ?? ""} />;
    case "watches":
      return <Watches />;
    case "webhooks":
      return <Webhooks />;
    case "notifications":
      return <Notifications />;
    case "settings":
      return <SettingsView />;
    case "operator":
      return <Operator />;
    default:
      return <p class="empty">{t("app.error.unknownPage")} <a href={to("ask")}>{t("nav.ask")}</a></p>;
  }
}
