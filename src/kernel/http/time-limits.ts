/** Milliseconds; tests shorten them. */
export type Times = {
  /** For the headers of a request to arrive. */
  readonly headers: number;
  /** For a whole request to arrive, its body too, however steadily it trickles. */
  readonly request: number;
  /** For a quiet connection to stay. */
  readonly quiet: number;
  /** How often the connections are looked at: a limit is kept at the latest so much later. */
  readonly look: number;
};

const usual: Times = { headers: 15_000, request: 30_000, quiet: 72_000, look: 2_000 };

/** A server's limits of time. Node looks at its connections only every half minute unless it is told otherwise. */
export const timeLimits = ({ headers, request, quiet, look }: Times = usual) => ({
  requestTimeout: request,
  keepAliveTimeout: quiet,
  http: { headersTimeout: headers, requestTimeout: request, connectionsCheckingInterval: look },
});
