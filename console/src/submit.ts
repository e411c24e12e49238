/** What a form or a button does with the service: once at a time, and its failure is shown where it was asked for. */
import { useRef, useState } from "preact/hooks";

export interface Submit {
  busy: boolean;
  error: unknown;
  run: (work: () => Promise<unknown>) => Promise<void>;
}

/** `stays`: the form is there after success too. Else it stays busy until its view is left, so that nothing is sent twice. */
export function useSubmit({ stays = false }: { stays?: boolean } = {}): Submit {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const underWay = useRef(false);
  const run = async (work: () => Promise<unknown>) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setError(null);
    let ended = stays;
    try {
      await work();
    } catch (failure) {
      setError(failure);
      ended = true;
    }
    underWay.current = !ended;
    setBusy(!ended);
  };
  return { busy, error, run };
}

/** For the buttons of a list: `act` does its work, and then what has `changed` is read again. */
export function useActions(changed: () => void): Submit & { act: (work: () => Promise<unknown>) => void } {
  const submit = useSubmit({ stays: true });
  const act = (work: () => Promise<unknown>) => void submit.run(async () => {
    await work();
    changed();
  });
  return { ...submit, act };
}
