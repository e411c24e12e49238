/** The part of React that the hooks use, so that building the client needs none of its packages. Not published. */
declare module "react" {
  export function useState<T>(initial: T): [T, (next: T | ((before: T) => T)) => void];
  export function useEffect(effect: () => void | (() => void), dependencies: readonly unknown[]): void;
  export function useRef<T>(initial: T): { current: T };
  export function useCallback<T>(callback: T, dependencies: readonly unknown[]): T;
}
