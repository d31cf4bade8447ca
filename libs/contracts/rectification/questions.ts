import { defineQuestions, ITEM_READERS } from '../questions.js'

/** What rectification itself is asked, at `/questions/rectification/…`: nobody else can open what it sealed. */
export const rectificationQuestions = defineQuestions({
  evidence: {
    says: 'The evidence of an item’s entries: name, day, size, hash, and whether each file is still whole.',
    zh: '佐证清单',
    roles: ITEM_READERS,
    scope: 'rows',
    requirements: ['S0-60'],
  },
  evidenceFile: {
    says: 'One piece of evidence as it was uploaded, or a small picture of it.',
    zh: '佐证文件',
    roles: ITEM_READERS,
    scope: 'rows',
    requirements: ['S0-60'],
  },
})
