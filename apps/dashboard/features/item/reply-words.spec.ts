import { describe, expect, test } from '@jest/globals'
import { gapsLeft, isOwn, placeOf, wordsOf } from './reply-words.js'

const inZh = { text: '编号1，【待填：情况】，【待填：结果】', gaps: ['【待填：情况】', '【待填：结果】'] }
const inEn = { text: 'Number 1, [to fill in: what]', gaps: ['[to fill in: what]'] }
const templates = [{ code: 'solved', zh: '办结答复', en: 'done', origin: 'standard', inZh, inEn }]

describe('S0-79 a template in the form of a reply', () => {
  test('gives its words in the language that was chosen, and none once it is offered no more', () => {
    expect(wordsOf(templates, { code: 'solved', language: 'zh' })).toBe(inZh)
    expect(wordsOf(templates, { code: 'solved', language: 'en' })).toBe(inEn)
    expect(wordsOf(templates, { code: 'gone', language: 'en' })).toBeNull()
    expect(wordsOf(templates, null)).toBeNull()
  })
  test('does not take words that somebody wrote for its own', () => {
    expect(isOwn({ text: '我写的', filled: null })).toBe(true)
    expect(isOwn({ text: `${inZh.text}，改过`, filled: inZh.text })).toBe(true)
    expect(isOwn({ text: inZh.text, filled: inZh.text })).toBe(false)
    expect(isOwn({ text: ' ', filled: null })).toBe(false)
  })
  test('shows the gaps that are left, and where the first of a kind stands', () => {
    const text = '编号1，已修复，【待填：结果】'
    expect(gapsLeft(inZh, text)).toStrictEqual(['【待填：结果】'])
    expect(text.slice(...(placeOf(text, '【待填：结果】') ?? [0, 0]))).toBe('【待填：结果】')
    expect(placeOf(text, '【待填：情况】')).toBeNull()
    expect(gapsLeft(null, text)).toStrictEqual([])
  })
})
