/** Told of every call as it begins; the returned function is told how it ended: `ok`, `dry-run`, or the problem. */
export type AwsCallObserver = (action: string, region: string) => (outcome: string) => void;
