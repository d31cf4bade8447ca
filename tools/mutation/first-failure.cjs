// Jest's environment while mutants are tried: once a test has failed the mutant is dead, and the rest is left out. Stryker
// loads it with `require`, therefore it is no ES module.
const { TestEnvironment } = require('jest-environment-node')

module.exports = class FirstFailureEnvironment extends TestEnvironment {
  #hasFailed = false

  handleTestEvent({ name, test }) {
    if (name === 'test_fn_failure' || name === 'hook_failure') this.#hasFailed = true
    if (name === 'test_start' && this.#hasFailed) test.mode = 'skip'
  }
}
