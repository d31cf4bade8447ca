import { z } from 'zod'
import { localCode } from '../campaign/formats.js'
import { defineCommands } from '../command.js'
import { code, id, instant, line, paragraph } from '../shapes.js'

// What a unit reports upward at once (重大问题报告, S1-41).

export const majorProblemCommands = defineCommands({
  ReportMajorProblem: {
    says: 'A unit reports a major problem upward; when that happened says whether it is late.',
    zh: '报告重大问题',
    roles: ['handler', 'unitPrincipal'],
    scope: 'ownUnit',
    lateDays: 30,
    requirements: ['S1-41'],
    input: z.object({
      problemId: id,
      unitId: id,
      /** The unit it is reported to: one above, or one the campaign names. */
      toUnitId: id,
      campaign: code,
      /** Which condition of the campaign makes it a major one. */
      condition: localCode,
      title: line,
      /** What happened and what was done, without names of citizens. */
      text: paragraph,
      /** When it happened, or the unit learned of it. */
      happenedAt: instant,
    }),
  },
  AcknowledgeMajorProblem: {
    says: 'Somebody of the unit a major problem was reported to takes note of it, and says what is to be done.',
    zh: '签收重大问题报告',
    roles: ['leader', 'supervisor', 'unitPrincipal'],
    scope: { ownUnitFor: ['unitPrincipal'] },
    lateDays: 0,
    requirements: ['S1-41'],
    input: z.object({ problemId: id, instruction: paragraph }),
  },
})
