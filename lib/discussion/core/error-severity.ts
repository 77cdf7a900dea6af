/** MQM's severities of an error in a rendering, from what does not matter to what must not be published. */
export const ERROR_SEVERITIES = ["neutral", "minor", "major", "critical"] as const;
export type ErrorSeverity = (typeof ERROR_SEVERITIES)[number];
