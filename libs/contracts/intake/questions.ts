import { defineQuestions, INSPECTION_READERS, ITEM_READERS } from '../questions.js'
import { intakeCommands } from './commands.js'

/** What intake's own edge answers: only the owner of a sealed field ever opens it (design §2). */
export const intakeQuestions = defineQuestions({
  openedReporter: {
    says: 'What a reporter said of himself, for whoever has just opened it by OpenReporter.',
    zh: '已查阅的反映人信息',
    roles: intakeCommands.OpenReporter.roles,
    scope: 'opening',
    requirements: ['S3-69'],
  },
  photos: {
    says: 'The photos that came with an item’s reports: how many, how large, and whether each is still whole.',
    zh: '来件照片清单',
    roles: ITEM_READERS,
    scope: 'rows',
    requirements: ['S0-72', 'S2-53'],
  },
  findingFile: {
    says: 'One file that shows what an inspection found.',
    zh: '检查发现佐证',
    roles: INSPECTION_READERS,
    scope: 'rows',
    requirements: ['S4-23', 'S0-49'],
  },
  photo: {
    says: 'One photo of a reporter, for whoever has just opened the reporter by OpenReporter.',
    zh: '已查阅的来件照片',
    roles: intakeCommands.OpenReporter.roles,
    scope: 'opening',
    requirements: ['S3-69'],
  },
})
