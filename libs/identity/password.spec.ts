import { describe, expect, test } from '@jest/globals'
import { LEAST_PASSWORD_LENGTH, MOST_PASSWORD_LENGTH, passwordRefusal, preparedPassword } from './password.js'

const refusal = (password: string) => passwordRefusal('wang.li.1', password)

describe('a password', () => {
  test('has at least eight characters, counted as people count them', () => {
    expect(refusal('x'.repeat(LEAST_PASSWORD_LENGTH - 1))).toBe('PasswordTooShort')
    expect(refusal('x'.repeat(LEAST_PASSWORD_LENGTH))).toBeNull()
    expect(refusal('🧧'.repeat(LEAST_PASSWORD_LENGTH - 1))).toBe('PasswordTooShort')
    expect(refusal('🧧'.repeat(LEAST_PASSWORD_LENGTH))).toBeNull()
    expect(refusal('e\u0301'.repeat(LEAST_PASSWORD_LENGTH - 1))).toBe('PasswordTooShort')
  })
  test('has no more characters than anybody types, and at least 64 are allowed', () => {
    expect(refusal('x'.repeat(MOST_PASSWORD_LENGTH))).toBeNull()
    expect(refusal('x'.repeat(MOST_PASSWORD_LENGTH + 1))).toBe('PasswordTooLong')
    expect(MOST_PASSWORD_LENGTH).toBeGreaterThanOrEqual(64)
  })
  test('is not the login, however that is typed', () => {
    expect(['wang.li.1', 'WANG.LI.1', ' ｗang.li.1 '].map(refusal)).toStrictEqual(Array(3).fill('PasswordIsLogin'))
    expect(refusal('wang.li.12')).toBeNull()
  })
  test('may be of any characters, blanks and other scripts included', () => {
    expect(['        ', '件件有着落事事有回音', 'correct horse battery'].map(refusal)).toStrictEqual(
      Array(3).fill(null),
    )
  })
  test('is prepared so that two ways of typing one character are one', () => {
    expect(preparedPassword('Pa\u0308ss ＡＢＣ')).toBe('Päss ABC')
    expect(preparedPassword(' a ')).toBe(' a ')
  })
})
