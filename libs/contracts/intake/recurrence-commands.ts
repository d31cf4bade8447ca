import { z } from 'zod'
import { defineCommands } from '../command.js'
import { code, day, id, line } from '../shapes.js'

// What comes again and again under a campaign, and what is decided about it (S0-59).

/** One alert: the kind of problem it is about, and the how manieth of that kind. */
export const recurrenceAlert = { recurrenceId: id, wave: z.int().min(1).max(100_000) }

export const recurrenceCommands = defineCommands({
  NoteProblem: {
    says: 'A problem of a kind was found under a campaign that looks for what recurs.',
    zh: '登记同类问题',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S0-59'],
    input: z.object({
      campaign: code,
      /** What the catalogue of the campaign calls it: how it shows, or the category where that shows as nothing. */
      problem: code,
      itemId: id,
      /** The day on which it was found, which may be long before it was entered. */
      foundOn: day,
    }),
  },
  RecordProgramme: {
    says: 'A special programme was opened in answer to an alert.',
    zh: '登记专项治理',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S0-59'],
    input: z.object({ ...recurrenceAlert, workId: id, unitId: id }),
  },
  DeclineProgramme: {
    says: 'Somebody decides that a problem that recurs needs no special programme, and says why.',
    zh: '不开展专项治理',
    roles: ['supervisor'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S0-59'],
    input: z.object({ ...recurrenceAlert, reason: line }),
  },
})
