/** Views whose code is loaded when they are shown. */
import type { ComponentType, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "./i18n";
import { Loading, Problem } from "./parts/common";

/** A component that is loaded by `load` once. A server with a newer build has no such file any more: then the page is loaded again. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => VNode {
  let loaded: ComponentType<P> | undefined;
  let loading: Promise<void> | undefined;
  const start = () => {
    loading ??= load().then((found) => {
      loaded = found;
    });
    return loading;
  };
  return (props) => {
    const [failure, setFailure] = useState<unknown>(null);
    const [arriving] = useState(start);
    const [, setReady] = useState(false);
    useEffect(() => {
      let current = true;
      arriving.then(() => current && setReady(true), () => current && setFailure(new Error(t("app.error.view"))));
      return () => {
        current = false;
      };
    }, []);
    if (failure !== null) return <Problem error={failure} retry={() => location.reload()} />;
    const Found = loaded;
    return Found ? <Found {...props} /> : <Loading />;
  };
}
