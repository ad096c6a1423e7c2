/** Hands on real user events and nothing that a script has made up. */
export const whenReal =
  (act: () => void) =>
  (event: Event): void => {
    if (event.isTrusted) act();
  };
