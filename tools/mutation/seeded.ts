// Properties draw the same examples for each mutant and do not look for the smallest one that fails: any will do.
import fc from 'fast-check'

fc.configureGlobal({ seed: 20_260_401, endOnFailure: true })
