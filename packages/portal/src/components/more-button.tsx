import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';

interface MoreButtonProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    fetchNextPage(): Promise<unknown>;
  };
}

/** So far ahead of the end of the list the next page is asked for. */
const AHEAD = '800px';

/** Reads the next page of a list when its end comes near, or at a press where that fails; not there at its end. */
export function MoreButton({ query }: MoreButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const mayAsk = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;

  useEffect(() => {
    if (button.current === null || !mayAsk) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void fetchNextPage();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(button.current);
    return () => {
      observer.disconnect();
    };
  }, [mayAsk, fetchNextPage]);

  if (!hasNextPage) return null;
  return (
    <Button ref={button} variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      Show more
    </Button>
  );
}
