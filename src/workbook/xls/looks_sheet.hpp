#pragma once
#include "workbook/xls/book.hpp"
namespace gopbieu {
class XlsSheetLooks {
public:
    explicit XlsSheetLooks(XlsBook const&) {}
    void take(BiffRecord const&, BiffStream&) {}
    void finish(Workbook&, Sheet&) {}
};
} // namespace gopbieu
