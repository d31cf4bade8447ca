import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { commandPrint } from './command-print.js'
import { installationKeys, newSecret, subjectKey } from './keys.js'
import { subjectId } from './subject.js'

const key = subjectKey(subjectId('report-1'), newSecret())

describe('the print of a command', () => {
  test('the same input has the same print, another input another', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (one, other) => {
        expect(commandPrint(one, key) === commandPrint(other, key)).toBe(one === other)
      }),
    )
  })
  test('it is 128 bits of HMAC-SHA-256', () => {
    const full = createHmac('sha256', key.printing.export()).update('{"name":"张三"}').digest()
    expect(commandPrint('{"name":"张三"}', key)).toBe(full.subarray(0, 16).toString('base64url'))
    expect(commandPrint('{}', key)).toHaveLength(22)
  })
  test('without the key the print cannot be made again', () => {
    const others = [subjectKey(subjectId('report-1'), newSecret()), installationKeys(newSecret())]
    expect(others.map((other) => commandPrint('{}', other))).not.toContain(commandPrint('{}', key))
  })
})
