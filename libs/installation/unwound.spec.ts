import { describe, expect, test } from '@jest/globals'
import { orUnwound } from './unwound.js'

describe('what is opened in order', () => {
  test('is closed with the last first, once', async () => {
    const closed: string[] = []
    const whole = await orUnwound(async (opened) => {
      opened(() => closed.push('log'))
      opened(async () => void closed.push('bus'))
      return { name: 'whole' }
    })
    expect([whole.name, closed]).toStrictEqual(['whole', []])
    await whole.close()
    await whole.close()
    expect(closed).toStrictEqual(['bus', 'log'])
  })
  test('leaves nothing open where a part cannot be opened, and says why', async () => {
    const closed: string[] = []
    const failing = orUnwound(async (opened) => {
      opened(() => closed.push('log'))
      opened(() => closed.push('lists'))
      throw new Error('no broker')
    })
    await expect(failing).rejects.toThrow('no broker')
    expect(closed).toStrictEqual(['lists', 'log'])
  })
})
