/** Words to be copied: an address, a secret. Without the browser's clipboard they are selected instead. */
import { useId, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { Icon } from "./icons";

export function Copy({ label, value }: { label: string; value: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    if (!navigator.clipboard) return; // pages without https have none; what is selected can be copied by hand
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div class="copy">
      <label class="visually-hidden" for={id}>{label}</label>
      <input id={id} ref={field} type="text" readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class="slim" onClick={copy}><Icon name="link" />{copied ? t("report.copied") : t("app.copy")}</button>
    </div>
  );
}
