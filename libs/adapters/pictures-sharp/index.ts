export { sharpPictures } from './sharp-pictures.js'
