import { useEffect, useRef } from 'react';

/**
 * When the button that had the focus goes away with the old state of a card, the card's heading takes the focus;
 * otherwise the keyboard would start again at the top of the page.
 */
export function useKeptFocus(state: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(state);
  const hadFocus = useRef(false);

  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      const card = heading.current?.closest('article');
      // What holds the card gets the focus when a focused button goes; that says nothing about where one was.
      if (!(target instanceof Node) || target.contains(card ?? null)) return;
      hadFocus.current = card?.contains(target) ?? false;
    };
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('focusin', note);
    };
  }, []);
  useEffect(() => {
    const isLost = document.activeElement?.contains(heading.current) ?? true;
    if (before.current !== state && hadFocus.current && isLost) heading.current?.focus({ preventScroll: true });
    before.current = state;
  }, [state]);
  return heading;
}
