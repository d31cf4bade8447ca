import { describe, expect, test } from '@jest/globals'
import { memoryKeyVault } from '@huiyin/vault-memory'
import { commandPrint } from './command-print.js'
import { commandPrinter, type CommandPrinting } from './command-printer.js'
import { subjectId } from './subject.js'

const SUBJECT = subjectId('report-1')
const PRINTING: CommandPrinting = {
  texts: { Keep: ({ sha256 }: { readonly sha256: string }) => ({ sha256 }) },
  under: (name) => (name === 'Receive' ? SUBJECT : null),
}
const textOf = (name: string, input: object) => `${name}\n${JSON.stringify(input)}`

describe('the print of a command', () => {
  test('is taken under the key of the person whose data it carries, so that it tells nobody anything once it is gone', async () => {
    const vault = memoryKeyVault()
    const print = await commandPrinter([{}, PRINTING], vault)
    const input = { name: '示例' }
    const taken = await print(textOf('Receive', input), { name: 'Receive', input })
    expect(taken).toBe(commandPrint(textOf('Receive', input), (await vault.keyOf(SUBJECT))!))
    expect(taken).not.toBe(commandPrint(textOf('Receive', input), await vault.printingKey()))
  })
  test('is taken under the installation’s key where it carries none, or where the person was erased', async () => {
    const vault = memoryKeyVault()
    const print = await commandPrinter([PRINTING], vault)
    const installation = await vault.printingKey()
    expect(await print('Other\n{}', { name: 'Other', input: {} })).toBe(commandPrint('Other\n{}', installation))
    await vault.keyOf(SUBJECT)
    await vault.destroy([SUBJECT])
    expect(await print('Receive\n{}', { name: 'Receive', input: {} })).toBe(commandPrint('Receive\n{}', installation))
  })
  test('goes by the contents of files, wherever they lie', async () => {
    const print = await commandPrinter([{}, PRINTING], memoryKeyVault())
    const printed = (input: object) => print(textOf('Keep', input), { name: 'Keep', input })
    expect(await printed({ sha256: 'a', file: 'here' })).toBe(await printed({ sha256: 'a', file: 'there' }))
    expect(await printed({ sha256: 'a', file: 'here' })).not.toBe(await printed({ sha256: 'b', file: 'here' }))
    expect(await printed({ sha256: 'a' })).toBe(await print('anything', { name: 'Keep', input: { sha256: 'a' } }))
  })
})
