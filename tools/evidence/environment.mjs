// Jest's environment while evidence is collected: for each test that passed and whose title names a requirement, a line
// with what it sent, was refused, decided and asked goes to HUIYIN_EVIDENCE_FILE. What a `beforeAll` or the definition of
// a block did counts for every test of the block.
import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import { TestEnvironment } from 'jest-environment-node'
import { listenerTo, notebook } from './listener.mjs'
import { requirementIds } from './requirement-ids.mjs'
import { LISTENER } from './taps.mjs'

const titlesOf = (test) => {
  const titles = []
  for (let block = test; block.parent; block = block.parent) titles.unshift(block.name)
  return titles
}

/** Jest takes the default export. */
export default class EvidenceEnvironment extends TestEnvironment {
  #book = notebook()
  #lines = []
  #file

  constructor(config, context) {
    super(config, context)
    this.#file = relative(config.projectConfig.rootDir, context.testPath).replaceAll('\\', '/')
    this.global[Symbol.for(LISTENER)] = listenerTo(this.#book)
  }

  handleTestEvent({ name, test, hook }, state) {
    if (name === 'test_start') this.#book.turnTo(test)
    else if (name === 'hook_start' && hook.type.endsWith('All')) this.#book.turnTo(hook.parent)
    else if (name === 'test_done') this.#done(test)
    else if (/describe/.test(name) || name === 'setup') this.#book.turnTo(state.currentDescribeBlock)
  }

  #done(test) {
    const titles = titlesOf(test)
    this.#book.turnTo(test.parent)
    if (test.errors.length > 0 || requirementIds(titles.join(' ')).length === 0) return
    this.#lines.push(() => ({ file: this.#file, title: titles.join(' › '), ...this.#book.told(test) }))
  }

  async teardown() {
    const text = this.#lines.map((line) => `${JSON.stringify(line())}\n`).join('')
    if (text !== '') appendFileSync(process.env.HUIYIN_EVIDENCE_FILE, text)
    await super.teardown()
  }
}
