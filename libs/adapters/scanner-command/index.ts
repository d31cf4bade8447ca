export { commandScanner, type CommandScannerOptions } from './command-scanner.js'
