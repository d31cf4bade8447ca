import { z } from 'zod'
import { defineCommands } from '../command.js'
import { id, line } from '../shapes.js'

// Watch lists (盯办): matters that somebody who leads or supervises keeps an eye on. Matters alone: nobody is watched.

export const watchCommands = defineCommands({
  WatchItem: {
    says: 'Somebody who leads or supervises keeps an eye on a matter, and says why.',
    zh: '列入盯办',
    roles: ['supervisor', 'leader', 'disciplineOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-75'],
    input: z.object({ itemId: id, reason: line }),
  },
  EndItemWatch: {
    says: 'Somebody keeps an eye on a matter no more.',
    zh: '结束盯办',
    roles: ['supervisor', 'leader', 'disciplineOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-75'],
    input: z.object({ itemId: id }),
  },
})
