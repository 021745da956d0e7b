// The package carries no types; these are the parts that the bench uses.
declare module 'autocannon' {
  export type Sent = { path?: string; body?: string; headers?: Record<string, string> };
  export type Options = {
    url: string;
    connections?: number;
    duration?: number;
    amount?: number;
    headers?: Record<string, string>;
    requests?: { method?: string; setupRequest?: (request: Sent) => Sent }[];
  };
  export type Result = {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number };
    duration: number;
    errors: number;
    timeouts: number;
    statusCodeStats?: Record<string, { count: number }>;
    '2xx': number;
    '3xx': number;
    '4xx': number;
    '5xx': number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
