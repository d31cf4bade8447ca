import { createHash } from 'node:crypto'

/**
 * The one style sheet. Sizes are rem, so that large print and 200 % zoom only make lines longer or more; nothing is told by
 * colour alone. Contrast on white: text #1f1f1f 16.5, links #0958d9 6.2, hints #595959 7.0, errors #a8071a 8.4.
 */
export const STYLE = `*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%}
html.large{font-size:150%}
body{margin:0;color:#1f1f1f;background:#fff;line-height:1.6;font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:40rem;margin:0 auto;padding:0 1rem}
header{border-bottom:2px solid #0958d9}
.brand{margin:.5rem 0 0}.brand a{font-weight:700;font-size:1.25rem}.brand span{color:#595959;font-size:.875rem}
nav{display:flex;flex-wrap:wrap;gap:0 1.25rem}
nav a,.brand a,footer a,.link{display:inline-flex;align-items:center;min-height:44px;min-width:44px}
nav a[aria-current]{color:#1f1f1f;font-weight:700;text-decoration:none;border-bottom:4px solid #0958d9}
main{padding-bottom:2rem}
footer{border-top:1px solid #8c8c8c;color:#595959;font-size:.875rem}
a{color:#0958d9;text-underline-offset:.2em}
h1{font-size:1.6rem;line-height:1.3;margin:1.25rem 0 .75rem}
h2{font-size:1.2rem;line-height:1.35;margin:1.75rem 0 .5rem}
:focus-visible{outline:3px solid #0958d9;outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:block;padding:.6rem 1rem}
form{margin:0}
fieldset{border:0;margin:1.25rem 0 0;padding:0;min-width:0}
legend{font-weight:700;padding:0;font-size:1.1rem}
.field{margin:1.25rem 0}
label{display:block;font-weight:700}
.hint{color:#595959;margin:.15rem 0 .4rem}
.problem{color:#a8071a;font-weight:700;margin:.15rem 0 .4rem}
input,textarea,select,button{font:inherit;color:inherit;max-width:100%}
input[type=file]{width:100%;min-height:44px;padding:.5rem 0}
input[type=text],input[type=tel],textarea,select{width:100%;min-height:44px;padding:.5rem .6rem;border:1px solid #595959;border-radius:4px;background:#fff}
[aria-invalid]{border:3px solid #a8071a!important}
.choice{display:flex;align-items:center;gap:.75rem;min-height:44px;font-weight:400}
.choice input{width:1.5rem;height:1.5rem;flex:none;margin:0}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:.5rem 1.5rem;border:2px solid #0958d9;border-radius:4px;background:#0958d9;color:#fff;font-weight:700;text-decoration:none;cursor:pointer}
button.second,.button.second{background:#fff;color:#0958d9}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.25rem 0}
.summary{border:4px solid #a8071a;border-radius:4px;padding:.5rem 1rem;margin:1.25rem 0}
.summary h2{margin:.25rem 0}.summary a{color:#a8071a;font-weight:700;display:inline-flex;align-items:center;min-height:44px}
.summary ul{margin:0;padding-left:1.25rem}
.box{border:1px solid #8c8c8c;border-left:8px solid #0958d9;border-radius:4px;padding:.5rem 1rem;margin:1.25rem 0}
.box h2{margin:.25rem 0}
.code{font:700 1.6rem/1.4 ui-monospace,Consolas,monospace;letter-spacing:.08em;margin:.25rem 0;user-select:all}
dl{margin:.5rem 0}dt{color:#595959}dd{margin:0 0 .6rem;font-weight:700}
ol.stages{list-style:none;margin:.5rem 0;padding:0}
.stages li{border-left:4px solid #8c8c8c;padding:.25rem 0 .6rem .9rem}
.stages .done{border-color:#0958d9}.stages .now{border-color:#0958d9;border-left-style:dashed;font-weight:700}
.stages .ended{border-color:#a8071a;border-left-style:double}
.stages span{color:#595959;font-weight:400}
summary{min-height:44px;display:flex;align-items:center;color:#0958d9;text-decoration:underline;cursor:pointer}
summary::before{content:"▸";margin-right:.4rem}
details[open]>summary::before{content:"▾"}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem .3rem 0;border-bottom:1px solid #bfbfbf;font-weight:400}
td:first-child{word-break:keep-all;overflow-wrap:normal}
.text{white-space:pre-wrap}
.photo{display:block;max-width:100%;max-height:24rem;margin:.5rem 0}
@media print{header nav,footer,form,.buttons,.skip{display:none}header{border:0}body{font-size:11pt}}
@page{size:A5;margin:14mm}
`

/** Its address changes with it, so that it may be kept for ever. */
export const STYLE_ADDRESS = `/citizen.css?v=${createHash('sha256').update(STYLE).digest('hex').slice(0, 8)}`
