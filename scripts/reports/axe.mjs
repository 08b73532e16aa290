// Has axe-core look at pages of HTML in Chromium: any finding, or one that it cannot decide, is told; a finding fails.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import puppeteer from 'puppeteer-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
let findings = 0
for (const file of process.argv.slice(2)) {
  for (const width of [1280, 360]) {
    const page = await browser.newPage()
    await page.setViewport({ width, height: 900 })
    await page.goto(`file://${resolve(file)}`)
    await page.evaluate(axe)
    const { violations, incomplete, passes } = await page.evaluate('axe.run()')
    for (const { id, help, nodes } of violations) {
      findings += 1
      console.error(`${file} at ${width}: ${id}: ${help}\n  ${nodes.map((node) => node.html).slice(0, 3).join('\n  ')}`)
    }
    for (const { id, nodes } of incomplete) console.log(`${file} at ${width}: not decided: ${id} (${nodes.length})`)
    console.log(`${file} at ${width} wide: ${passes.length} rules hold, ${violations.length} do not`)
    await page.close()
  }
}
await browser.close()
process.exit(findings ? 1 : 0)
