' Does what a clerk does: opens a workbook, writes into its cells, saves it as Excel does.
' GOPBIEU_JOB is the address of a list of what to do, GOPBIEU_LOG the file that tells how it went.
Sub Fill
  Dim how(0) As New com.sun.star.beans.PropertyValue
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim oFiles As Object, oReader As Object, oBook As Object, oPlace As Object
  Dim aWords, sLine As String
  Open Environ("GOPBIEU_LOG") For Output As #1
  On Error GoTo Failed
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  oFiles = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  oReader = createUnoService("com.sun.star.io.TextInputStream")
  oReader.setInputStream(oFiles.openFileRead(Environ("GOPBIEU_JOB")))
  oReader.setEncoding("UTF-8")
  Do While Not oReader.isEOF()
    sLine = Replace(Replace(oReader.readLine(), Chr(10), ""), Chr(13), "")
    aWords = Split(sLine, Chr(9))
    If UBound(aWords) < 1 Then
      Exit Do
    End If
    If aWords(0) = "open" Then
      oBook = StarDesktop.loadComponentFromURL(aWords(1), "_blank", 0, hidden())
    ElseIf aWords(0) = "save" Then
      how(0).Name = "FilterName"
      how(0).Value = "Calc MS Excel 2007 XML"
      oBook.calculateAll()
      oBook.storeToURL(aWords(1), how())
      oBook.close(True)
    Else
      oPlace = oBook.Sheets.getByName(aWords(1)).getCellRangeByName(aWords(2))
      If aWords(0) = "number" Then
        oPlace.Value = Val(aWords(3))
      ElseIf aWords(0) = "formula" Then
        oPlace.Formula = aWords(3)
      Else
        oPlace.String = aWords(3)
      End If
    End If
  Loop
  Print #1, "done"
  Close #1
  StarDesktop.terminate()
  Exit Sub
Failed:
  Print #1, "line " & Erl & ": " & Error
  Close #1
  StarDesktop.terminate()
End Sub
