import type { Reaction } from '@huiyin/messaging'
import type { IntakePublished } from '@huiyin/contracts/intake'
import type { RectificationPublished } from '@huiyin/contracts/rectification'

/** An item that counts as a problem of its kind is noted with the others of that kind. */
export const reactionsToProblems: readonly Reaction[] = [
  {
    name: 'note-problem-of-kind',
    to: 'ProblemCounted',
    settledBy: [],
    react: (event) => {
      const { itemId, campaign, problem, foundOn } = event.data as IntakePublished<'ProblemCounted'>
      return [{ name: 'NoteProblem', target: itemId, input: { itemId, campaign, problem, foundOn } }]
    },
  },
]

/** A special programme that was opened for an alert answers it. One that names no alert of ours answers none. */
export const reactionsToProgrammes: readonly Reaction[] = [
  {
    name: 'record-special-programme',
    to: 'WorkOpened',
    settledBy: ['RecurrenceUnknown'],
    react: (event) => {
      const { workId, unitId, alert } = event.data as RectificationPublished<'WorkOpened'>
      if (!alert) return []
      const input = { ...alert, workId, unitId }
      return [{ name: 'RecordProgramme', target: `${alert.recurrenceId}:${alert.wave}:${workId}:${unitId}`, input }]
    },
  },
]
