/** What can be paused, a watch or a webhook: whether it is, and the button for it. */
import { t } from "../i18n";
import { Icon } from "./icons";

export function ActiveTag({ active }: { active: boolean }) {
  return <span class={`tagged ${active ? "good" : ""}`}>{active ? t("watches.active") : t("watches.paused")}</span>;
}

export function PauseButton({ active, disabled = false, onClick }: { active: boolean; disabled?: boolean; onClick: () => void }) {
  return <button type="button" class="slim" disabled={disabled} onClick={onClick}><Icon name={active ? "pause" : "play"} />{active ? t("watches.pause") : t("watches.resume")}</button>;
}
