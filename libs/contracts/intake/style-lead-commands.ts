import { z } from 'zod'
import { defineCommands } from '../command.js'
import { id, line } from '../shapes.js'

// Matters that go before all others because they are about how somebody works (作风问题线索, S3-75).

const item = { itemId: id, reason: line }

export const styleLeadCommands = defineCommands({
  NameStyleLead: {
    says: 'Somebody says that an item is a style lead, and why: it is handled before others.',
    zh: '列为作风问题线索',
    roles: ['supervisor', 'disciplineOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-75'],
    input: z.object(item),
  },
  DropStyleLead: {
    says: 'Somebody other than who named it finds that an item is no style lead; it stands among the others again.',
    zh: '不作为作风问题线索',
    roles: ['disciplineOfficer'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-75'],
    input: z.object(item),
  },
})
