import type { CameAgain } from '../../shared/api/schema.generated.js'

/** One thing that was counted, with the campaign's limit beside it. */
export type Reason =
  | { readonly reason: 'samePerson'; readonly days: number }
  | { readonly reason: 'sameMatter'; readonly apart: number; readonly days: number }
  | { readonly reason: 'leapt'; readonly levels: number }
  | {
      readonly reason: 'hard'
      readonly reports: number
      readonly coordinations: number
      readonly mostReports: number
      readonly mostCoordinations: number
    }

/** What was counted for the marks of an item, where its campaign asks for it. */
export const reasonsOf = (found: CameAgain): readonly Reason[] => {
  const { repeatVisitDays: days, leapfrogLevels: levels, closestReports: apart, reports, coordinations } = found
  const { oldAndHardReports: mostReports, oldAndHardCoordinations: mostCoordinations } = found
  return [
    ...(days !== null && found.earlier.length > 0 ? [{ reason: 'samePerson', days } as const] : []),
    ...(days !== null && apart !== null ? [{ reason: 'sameMatter', apart, days } as const] : []),
    ...(levels !== null && found.leaptTo !== null ? [{ reason: 'leapt', levels } as const] : []),
    ...(mostReports !== null && mostCoordinations !== null
      ? [{ reason: 'hard', reports, coordinations, mostReports, mostCoordinations } as const]
      : []),
  ]
}
