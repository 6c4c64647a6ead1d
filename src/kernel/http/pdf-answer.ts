/** A document as a file that a browser shows or keeps; its name says nothing of a person. */
export const pdfAnswer = (pdf: Uint8Array, name: string): Response =>
  new Response(pdf as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
