// Run before each spec file while the page of requirements is made anew: properties draw the same examples each time,
// so that the page does not differ from run to run. A plain `npm test` draws new ones.
import fc from 'fast-check'

fc.configureGlobal({ seed: 20_260_401 })
