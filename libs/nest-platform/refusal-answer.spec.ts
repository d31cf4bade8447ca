import { describe, expect, test } from '@jest/globals'
import { refusalException } from './refusal-answer.js'

const answer = {
  ...{ ok: false as const, refusal: 'ReplyHasGaps' },
  problems: [{ path: 'text', says: 'still to be filled in: x', zh: '尚未填写：x' }],
}

describe('a refusal over HTTP', () => {
  test('says each problem in both languages to whoever reads Chinese', () =>
    expect(refusalException(answer, 'zh').getResponse()).toMatchObject({
      problems: [{ path: 'text', says: 'still to be filled in: x', zh: '尚未填写：x' }],
    }))
  test('says no problem in Chinese to whoever asks for English', () =>
    expect(refusalException(answer, 'en').getResponse()).toStrictEqual({
      ...{ code: 'ReplyHasGaps', problems: [{ path: 'text', says: 'still to be filled in: x' }] },
      message: 'The reply still has gaps; fill in or take out each that is named, then send it.',
    }))
})
