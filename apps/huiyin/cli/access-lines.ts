import type { AccessReport } from '@huiyin/access-log'

/** More findings than anybody reads are counted, not printed. */
export const MOST_PRINTED = 50

/** What is said of the days of an access log. */
export const accessLines = ({ days, findings }: AccessReport): readonly string[] => [
  `${days} days of the access log checked, ${findings.length} findings.`,
  ...findings.slice(0, MOST_PRINTED).map(({ day, kind, says }) => `  ${kind} on ${day}: ${says}`),
]
