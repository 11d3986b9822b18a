// Blockly's help pages and its default folder of pictures lie on foreign sites: their addresses do not enter the bundle.
module.exports = source =>
  source
    .replace(/(_HELPURL"\]\s*=\s*)"(?:[^"\\]|\\.)*"/g, '$1""')
    .replace(/"https:\/\/[^"]*\/media\/"/g, '""')
    .replace(/"https?:\/\/(?:randomcolour\.com|www\.december\.com|meyerweb\.com)[^"]*"/g, '""');
