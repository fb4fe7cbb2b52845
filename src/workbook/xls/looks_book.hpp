#pragma once
#include "workbook/xls/book.hpp"
namespace gopbieu {
class XlsBookLooks {
public:
    void take(BiffRecord const&) {}
    void finish(XlsBook const&, Workbook&) {}
};
} // namespace gopbieu
